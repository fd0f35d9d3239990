import type { Goal, LaneRef, Link, NewLane, Place, Proposal, ProposedChange } from './board.ts';
import type { ItemId, LinkId, ProductId, ProposalId, SessionId, TeamId, TimeboxId } from './ids.ts';
import { unreachable } from './result.ts';
import type { RecordChange } from './table.ts';

/**
 * What rules look up by something else than its id. Kept by `write`, so that an act on a board of 10,000
 * items costs what it costs on one of 1,000.
 */
export interface TableIndex {
	/** cell → what stands in it, in order */
	readonly cells: Map<string, Place[]>;
	/** item → links it is an end of */
	readonly links: Map<ItemId, Set<LinkId>>;
	/** subject → open proposals that would change it: rivals (`subjectsOf`) */
	readonly open: Map<string, Set<ProposalId>>;
	/** item, lane or link → open proposals that name it in any way (`mentionsOf`) */
	readonly about: Map<string, Set<ProposalId>>;
	/** lane → how many items stand in it; `promised <timebox>` → how many dependencies are promised by then */
	readonly filled: Map<string, number>;
	/** key → item */
	readonly keys: Map<string, ItemId>;
	/** key → open proposals that add an item under it */
	readonly adding: Map<string, Set<ProposalId>>;
	/** session → what was agreed in it */
	readonly agreed: Map<SessionId, Set<ProposalId>>;
	/** words that not everybody may read → the private impediment they belong to */
	readonly private: Map<string, ImpedimentId>;
}

export const emptyIndex = (): TableIndex => ({
	cells: new Map(),
	links: new Map(),
	open: new Map(),
	about: new Map(),
	filled: new Map(),
	keys: new Map(),
	adding: new Map(),
	agreed: new Map(),
	private: new Map()
});

/** Where a team lane of a product meets a timebox. */
export interface Cell {
	readonly product: ProductId;
	readonly team: TeamId;
	readonly timebox: TimeboxId;
}

/** Ids hold no space, so no two cells share a key. */
export const cellKey = ({ product, team, timebox }: Cell): string => `${product} ${team} ${timebox}`;

/** The items that are on the board and that a change is about; none for changes of lanes and goals. */
export function itemsOf(change: ProposedChange): readonly ItemId[] {
	switch (change.kind) {
		case 'move':
		case 'edit':
		case 'drop':
		case 'split':
		case 'signal':
			return [change.item];
		case 'add':
			return [change.item.id];
		case 'merge':
			return [change.item, ...change.from];
		case 'promise':
			return [change.from, change.to];
		case 'share':
		case 'realign':
		case 'open-lane':
		case 'close-lane':
		case 'release':
		case 'goal':
		case 'drop-goal':
			return [];
		default:
			return unreachable(change);
	}
}

/** The first of them. */
export const itemOf = (change: ProposedChange): ItemId | null => itemsOf(change)[0] ?? null;

/** What a lane or column is called among subjects and mentions: `product:apps`. */
export const laneKey = ({ kind, id }: LaneRef): string => `${kind}:${id}`;

/** The lane that a change opens. */
export function laneOf(lane: NewLane): LaneRef {
	switch (lane.kind) {
		case 'product':
			return { kind: lane.kind, id: lane.product.id };
		case 'team':
			return { kind: lane.kind, id: lane.team.id };
		case 'timebox':
			return { kind: lane.kind, id: lane.timebox.id };
		default:
			return unreachable(lane);
	}
}

/** What a change would change: proposals with a common subject are rivals. Never empty; the first is the main one. */
export function subjectsOf(change: ProposedChange): readonly string[] {
	switch (change.kind) {
		case 'move':
		case 'edit':
		case 'add':
		case 'drop':
		case 'split':
		case 'merge':
		case 'signal':
			return itemsOf(change);
		case 'share':
			return [`product:${change.product}`];
		case 'realign':
			return [`team:${change.team}`];
		case 'open-lane':
			return [laneKey(laneOf(change.lane))];
		case 'close-lane':
			return [laneKey(change.lane)];
		case 'promise':
		case 'release':
			return [`link:${change.link}`];
		case 'goal':
			return [`goal:${change.goal.id}`];
		case 'drop-goal':
			return [`goal:${change.goal}`];
		default:
			return unreachable(change);
	}
}

/** All that a change names: its subjects, the ends of a promise, new parts, and the lanes it puts something into. */
export function mentionsOf(change: ProposedChange): readonly string[] {
	const subjects = subjectsOf(change);
	switch (change.kind) {
		case 'move':
		case 'add':
			return [...subjects, ...lanesOf(change.to)];
		case 'split':
			return [...subjects, ...change.parts.flatMap(({ item, to }) => [item.id, ...lanesOf(to)])];
		case 'realign':
			return change.to === null ? subjects : [...subjects, `product:${change.to}`];
		case 'promise':
			return [...subjects, change.from, change.to, `timebox:${change.neededBy}`];
		case 'goal':
			return [...subjects, ...goalLanes(change.goal)];
		case 'edit':
		case 'drop':
		case 'merge':
		case 'signal':
		case 'share':
		case 'open-lane':
		case 'close-lane':
		case 'release':
		case 'drop-goal':
			return subjects;
		default:
			return unreachable(change);
	}
}

/** The lanes and the column that meet in a cell, by their names among mentions. */
export const lanesOf = ({ product, team, timebox }: Cell): readonly string[] => [
	`product:${product}`,
	`team:${team}`,
	`timebox:${timebox}`
];

const goalLanes = ({ product, timebox }: Goal): readonly string[] => [
	...(product === null ? [] : [`product:${product}`]),
	...(timebox === null ? [] : [`timebox:${timebox}`])
];

interface Ranked {
	readonly rank: string;
	readonly item: ItemId;
}

/** Order inside a cell: by rank, ties by id. Ranks compare as plain strings, never by locale. */
export const byRank = (a: Ranked, b: Ranked): number =>
	a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.item < b.item ? -1 : a.item > b.item ? 1 : 0;

/** Where `place` stands in a cell's ordered places, or would have to be put in. */
export function positionOf(places: readonly Ranked[], place: Ranked): number {
	let low = 0;
	let high = places.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const there = places[middle];
		if (there && byRank(there, place) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

function toggle<K, V>(map: Map<K, Set<V>>, key: K, value: V, present: boolean): void {
	const set = map.get(key);
	if (present) {
		if (set) set.add(value);
		else map.set(key, new Set([value]));
	} else if (set?.delete(value) && set.size === 0) map.delete(key);
}

/** Keeps the index in step with one record's change. */
export function reindex(index: TableIndex, change: RecordChange): void {
	switch (change.kind) {
		case 'places':
			if (change.was) leave(index, change.was);
			if (change.now) enter(index, change.now);
			return;
		case 'links':
			for (const [link, present] of [[change.was, false] as const, [change.now, true] as const])
				if (link) noteLink(index, link, present);
			return;
		case 'proposals':
			if (change.was) noteProposal(index, change.was, false);
			if (change.now) noteProposal(index, change.now, true);
			return;
		case 'items':
			if (change.was && index.keys.get(change.was.key) === change.was.id) index.keys.delete(change.was.key);
			if (change.now) index.keys.set(change.now.key, change.now.id);
			return;
		case 'board':
		case 'seats':
		case 'products':
		case 'teams':
		case 'timeboxes':
		case 'sessions':
		case 'points':
		case 'goals':
		case 'proxies':
		case 'comments':
		case 'pathways':
		case 'notifiers':
		case 'emergencies':
		case 'buffers':
		case 'requests':
			return;
		case 'impediments':
			if (change.was) notePrivate(index, change.was, false);
			if (change.now) notePrivate(index, change.now, true);
			return;
		default:
			unreachable(change);
	}
}

function noteLink(index: TableIndex, link: Link, present: boolean): void {
	for (const end of [link.from, link.to]) toggle(index.links, end, link.id, present);
	if (link.neededBy !== undefined) count(index.filled, promisedBy(link.neededBy), present ? 1 : -1);
}

/** Under what the dependencies promised by a timebox are counted. */
export const promisedBy = (timebox: TimeboxId): string => `promised ${timebox}`;

function count(filled: Map<string, number>, key: string, by: 1 | -1): void {
	const now = (filled.get(key) ?? 0) + by;
	if (now === 0) filled.delete(key);
	else filled.set(key, now);
}

function enter({ cells, filled }: TableIndex, place: Place): void {
	const key = cellKey(place);
	const places = cells.get(key);
	if (places) places.splice(positionOf(places, place), 0, place);
	else cells.set(key, [place]);
	for (const lane of lanesOf(place)) count(filled, lane, 1);
}

function leave({ cells, filled }: TableIndex, place: Place): void {
	const key = cellKey(place);
	const places = cells.get(key) ?? [];
	const position = positionOf(places, place);
	if (places[position]?.item !== place.item) return;
	places.splice(position, 1);
	if (places.length === 0) cells.delete(key);
	for (const lane of lanesOf(place)) count(filled, lane, -1);
}

function noteProposal(index: TableIndex, proposal: Proposal, present: boolean): void {
	const sitting = agreedIn(proposal);
	if (sitting !== null) toggle(index.agreed, sitting, proposal.id, present);
	if (proposal.outcome.kind !== 'open') return;
	for (const change of proposal.changes) {
		for (const subject of subjectsOf(change)) toggle(index.open, subject, proposal.id, present);
		for (const name of mentionsOf(change)) toggle(index.about, name, proposal.id, present);
		if (change.kind === 'add') toggle(index.adding, change.item.key, proposal.id, present);
	}
}

function notePrivate(index: TableIndex, impediment: Impediment, present: boolean): void {
	if (!impediment.private) return;
	for (const words of wordsIn(impediment))
		if (present) index.private.set(words, impediment.id);
		else index.private.delete(words);
}

/** The places of a cell in order; the caller's own copy. */
export const placesIn = (table: { readonly index: TableIndex }, cell: Cell): Place[] =>
	table.index.cells.get(cellKey(cell))?.slice() ?? [];
