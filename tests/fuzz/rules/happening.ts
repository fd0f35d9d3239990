import { closeLane, dropGoal, goal, openLane, promise, realign, release, share } from './happening-lanes.ts';
import {
	cellOf,
	columnOf,
	copyOf,
	standsIn,
	whenIs,
	type Card,
	type Change,
	type Ground,
	type Spot,
	type Tie
} from './world.ts';

/** Changes as they happen to the ground, one after the other, on a copy. */

/** The ground after all changes, or why they can't happen: all of them happen or none (product.md 2). */
export function happen(ground: Ground, changes: readonly Change[]): Ground | string {
	const copy = copyOf(ground);
	const told = new Set<string>();
	for (const change of changes) {
		for (const same of [aboutWhat(change), ...brought(change)]) {
			if (told.has(same)) return 'twice the same';
			told.add(same);
		}
		const flaw = one(copy, change);
		if (flaw !== null) return flaw;
	}
	reopen(ground, copy, changes);
	return inTheEnd(ground, copy, changes) ?? copy;
}

/** Ids and keys of new cards: each is brought once. */
function brought(change: Change): string[] {
	const cards =
		change.kind === 'add'
			? [change.item]
			: change.kind === 'split'
				? change.parts.map(({ item }) => item)
				: [];
	return cards.flatMap(({ id, key }) => [`id ${id}`, `key ${key}`]);
}

/** Moving either end of a promise to another timebox opens it again, unless it is given anew with it. */
function reopen(before: Ground, after: Ground, changes: readonly Change[]): void {
	const anew = changes.flatMap((change) => (change.kind === 'promise' ? [change.link] : []));
	const moved = (id: string): boolean => {
		const [was, now] = [columnOf(before, id), columnOf(after, id)];
		return was !== null && was !== now;
	};
	for (const tie of after.ties)
		if (tie.neededBy !== null && !anew.includes(tie.id) && (moved(tie.from) || moved(tie.to)))
			tie.reopened = true;
}

/** What holds of the ground in the end: no more than the whole budget is given away, and nobody promises the impossible. */
function inTheEnd(before: Ground, after: Ground, changes: readonly Change[]): string | null {
	const shares = (ground: Ground): number => ground.lanes.reduce((sum, lane) => sum + (lane.share ?? 0), 0);
	const budget = changes.some(({ kind }) => kind === 'share');
	if (budget && shares(after) > 100 && shares(after) > shares(before)) return 'more than the whole budget';
	for (const change of changes) {
		if (
			change.kind !== 'promise' ||
			!after.ties.some(({ id, neededBy }) => id === change.link && neededBy !== null)
		)
			continue;
		if (whenIs(after, columnOf(after, change.from)) > whenIs(after, change.neededBy))
			return 'promised too early';
	}
	return null;
}

/** Which side of which thing a change is about. */
function aboutWhat(change: Change): string {
	switch (change.kind) {
		case 'move':
		case 'edit':
		case 'drop':
		case 'split':
		case 'merge':
		case 'signal':
			return `${change.kind} ${change.item}`;
		case 'add':
			return `add ${change.item.id}`;
		case 'share':
			return `share ${change.product}`;
		case 'realign':
			return `realign ${change.team}`;
		case 'open-lane':
			return `open ${openedId(change)}`;
		case 'close-lane':
			return `close ${change.lane.kind} ${change.lane.id}`;
		case 'promise':
			return `promise ${change.link}`;
		case 'release':
			return `release ${change.link}`;
		case 'goal':
			return `goal ${change.goal.id}`;
		case 'drop-goal':
			return `drop-goal ${change.goal}`;
	}
}

export function openedId({ lane }: Extract<Change, { kind: 'open-lane' }>): string {
	if (lane.kind === 'product') return lane.product.id;
	return lane.kind === 'team' ? lane.team.id : lane.timebox.id;
}

function one(ground: Ground, change: Change): string | null {
	switch (change.kind) {
		case 'move':
			return card(ground, change.item) ? put(ground, change.item, change.to) : 'no such card';
		case 'edit':
			return edit(ground, change.item, change.set);
		case 'add':
			return bring(ground, change.item, change.to);
		case 'drop':
			return take(ground, change.item);
		case 'split':
			return split(ground, change);
		case 'merge':
			return merge(ground, change);
		case 'signal':
			return signal(ground, change.item, change.signal);
		case 'share':
			return share(ground, change.product, change.share);
		case 'realign':
			return realign(ground, change);
		case 'open-lane':
			return openLane(ground, change);
		case 'close-lane':
			return closeLane(ground, change.lane);
		case 'promise':
			return promise(ground, change);
		case 'release':
			return release(ground, change.link);
		case 'goal':
			return goal(ground, change.goal);
		case 'drop-goal':
			return dropGoal(ground, change.goal);
	}
}

const card = (ground: Ground, id: string): Card | undefined => ground.cards.find((each) => each.id === id);

const isLane = (ground: Ground, { product, team, timebox }: Omit<Spot, 'after'>): boolean =>
	ground.lanes.some(({ id }) => id === product) &&
	ground.crews.some(({ id }) => id === team) &&
	ground.columns.some(({ id }) => id === timebox);

function lift(ground: Ground, id: string): void {
	const cell = standsIn(ground, id);
	if (cell === null) return;
	const left = (ground.cells[cell] ?? []).filter((each) => each !== id);
	if (left.length > 0) ground.cells[cell] = left;
	else ground.cells = Object.fromEntries(Object.entries(ground.cells).filter(([each]) => each !== cell));
}

/** Behind the card it was put behind; where that is gone or elsewhere, at the end of the cell. */
function put(ground: Ground, id: string, to: Spot): string | null {
	if (!isLane(ground, to)) return 'no such lane';
	const was = standsIn(ground, id);
	const there = cellOf(to);
	if (to.after === id && was === there) return null;
	lift(ground, id);
	const cards = ground.cells[there] ?? [];
	const behind = to.after === null ? -1 : cards.indexOf(to.after);
	const position = to.after === null ? 0 : behind < 0 ? cards.length : behind + 1;
	ground.cells[there] = [...cards.slice(0, position), id, ...cards.slice(position)];
	return null;
}

type Edit = Extract<Change, { kind: 'edit' }>['set'];

export const dateOf = (live: { customer: string; date: string } | null): string | null =>
	live === null ? null : `${live.customer} ${live.date}`;

function edit(ground: Ground, id: string, set: Edit): string | null {
	const found = card(ground, id);
	if (!found) return 'no such card';
	if (set.title !== undefined) found.title = set.title;
	if (set.size !== undefined) found.size = set.size;
	if (set.live !== undefined) found.live = dateOf(set.live);
	return null;
}

function bring(ground: Ground, item: Extract<Change, { kind: 'add' }>['item'], to: Spot): string | null {
	if (card(ground, item.id)) return 'the id is taken';
	if (ground.cards.some(({ key }) => key === item.key)) return 'the key is taken';
	if (!isLane(ground, to)) return 'no such lane';
	const { id, key, title, size } = item;
	ground.cards.push({ id, key, title, size, live: dateOf(item.live), signal: null, rest: '' });
	return put(ground, id, to);
}

function take(ground: Ground, id: string): string | null {
	if (!card(ground, id)) return 'no such card';
	lift(ground, id);
	ground.cards = ground.cards.filter((each) => each.id !== id);
	ground.ties = ground.ties.filter(({ from, to }) => from !== id && to !== id);
	return null;
}

function split(ground: Ground, change: Extract<Change, { kind: 'split' }>): string | null {
	const flaw = edit(ground, change.item, change.set);
	if (flaw !== null) return flaw;
	for (const part of change.parts) {
		const wrong = bring(ground, part.item, part.to);
		if (wrong !== null) return wrong;
	}
	return null;
}

function merge(ground: Ground, { item, from, set }: Extract<Change, { kind: 'merge' }>): string | null {
	if (!card(ground, item)) return 'no such card';
	if (new Set(from).size < from.length || from.includes(item)) return 'merged with itself';
	for (const other of from) {
		if (!card(ground, other)) return 'no such card';
		const moved = ground.ties
			.filter((tie) => tie.from === other || tie.to === other)
			.sort((a, b) => (a.id < b.id ? -1 : 1));
		for (const tie of moved) lead(ground, tie, other, item);
		lift(ground, other);
		ground.cards = ground.cards.filter(({ id }) => id !== other);
	}
	return edit(ground, item, set);
}

/** A tie led to another card: none to itself, none told twice. A promise binds nobody else until it is given anew. */
function lead(ground: Ground, tie: Tie, other: string, item: string): void {
	const led = {
		...tie,
		from: tie.from === other ? item : tie.from,
		to: tie.to === other ? item : tie.to,
		reopened: tie.neededBy !== null
	};
	const rest = ground.ties.filter(({ id }) => id !== tie.id);
	const known = rest.find((each) => saysTheSame(each, led));
	if (known && known.neededBy === null && led.neededBy !== null) {
		known.neededBy = led.neededBy;
		known.reopened = true;
	}
	ground.ties = led.from === led.to || known ? rest : [...rest, led];
}

export const saysTheSame = (a: Tie, b: Pick<Tie, 'kind' | 'from' | 'to'>): boolean =>
	a.kind === b.kind &&
	((a.from === b.from && a.to === b.to) || (a.kind === 'related' && a.from === b.to && a.to === b.from));

function signal(ground: Ground, id: string, says: string | null): string | null {
	const found = card(ground, id);
	if (!found) return 'no such card';
	found.signal = says;
	return null;
}

/** Whether two grounds are the same to whoever looks at them. */
export const isSame = (a: Ground, b: Ground): boolean =>
	JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const byId = <T extends { id: string }>(list: readonly T[]): T[] =>
	[...list].sort((a, b) => (a.id < b.id ? -1 : 1));

const sorted = (ground: Ground): unknown => ({
	...ground,
	ties: byId(ground.ties),
	aims: byId(ground.aims),
	cards: byId(ground.cards),
	cells: Object.entries(ground.cells).sort(([a], [b]) => (a < b ? -1 : 1))
});
