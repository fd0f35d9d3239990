import { happen, isSame } from './happening.ts';
import { meaningOf, needsOf } from './needs.ts';
import { rungOf, sameNeed } from './standing.ts';
import { columnOf, laneOf, moment, sitting, type Change, type Paper, type World } from './world.ts';

/** What an agreement does: to the ground, to its rivals, and to whatever else lies on the table. */

/** What a change is about, so that two about the same are rivals. */
export function subjects(change: Change): string[] {
	switch (change.kind) {
		case 'move':
		case 'edit':
		case 'drop':
		case 'signal':
		case 'split':
			return [`card ${change.item}`];
		case 'add':
			return [`card ${change.item.id}`];
		case 'merge':
			return [change.item, ...change.from].map((id) => `card ${id}`);
		case 'share':
			return [`product ${change.product}`];
		case 'realign':
			return [`team ${change.team}`];
		case 'goal':
			return [`goal ${change.goal.id}`];
		case 'drop-goal':
			return [`goal ${change.goal}`];
		case 'promise':
			return [`link ${change.link}`];
		case 'release':
			return [`link ${change.link}`];
		case 'open-lane': {
			const { lane } = change;
			if (lane.kind === 'product') return [`product ${lane.product.id}`];
			return lane.kind === 'team' ? [`team ${lane.team.id}`] : [`timebox ${lane.timebox.id}`];
		}
		case 'close-lane':
			return [`${change.lane.kind} ${change.lane.id}`];
	}
}

const vanishing = (changes: readonly Change[]): string[] =>
	changes.flatMap((change) =>
		change.kind === 'drop' ? [change.item] : change.kind === 'merge' ? [...change.from] : []
	);

/** What a change ends that is no card, so that it can be called by its name when it is read back. */
function ended({ lanes, crews, columns, ties, aims }: World['ground'], change: Change): string[] {
	if (change.kind === 'close-lane') {
		const { kind, id } = change.lane;
		const known = kind === 'product' ? lanes : kind === 'team' ? crews : columns;
		return known.some((each) => each.id === id) ? [`${kind} ${id}`] : [];
	}
	if (change.kind === 'drop-goal')
		return aims.filter(({ id }) => id === change.goal).map(({ title }) => `goal ${title}`);
	if (change.kind !== 'release') return [];
	return ties.filter(({ id }) => id === change.link).map(({ from, to }) => `link ${from} ${to}`);
}

/** A counter-proposal and what it answers, and all that answer the same; whoever took a paper's place stands for it. */
function answersEachOther(a: Paper, b: Paper): boolean {
	const known = (paper: Paper): string[] => [paper.answers, paper.amends].filter((id) => id !== null);
	const [ours, theirs] = [known(a), known(b)];
	return ours.includes(b.id) || theirs.includes(a.id) || ours.some((id) => theirs.includes(id));
}

/** All of it happens: the ground changes, customers are to be told, rivals are closed, the rest is looked at again. */
export function agree(world: World, paper: Paper): void {
	const before = world.ground;
	const after = happen(before, paper.changes);
	if (typeof after === 'string') throw new Error(`agreed to the impossible: ${after}`);
	paper.state = 'agreed';
	paper.agreedIn = moment(world) === 'locked' ? null : (sitting(world)?.id ?? null);
	paper.took = before.cards
		.filter(({ id }) => !after.cards.some((card) => card.id === id))
		.map(({ key, title }) => `${key} ${title}`)
		.concat(paper.changes.flatMap((change) => ended(before, change)));
	const gone = vanishing(paper.changes);
	const mine = new Set(paper.changes.flatMap(subjects));
	for (const other of world.papers) {
		if (other.state !== 'open') continue;
		const theirs = other.changes.flatMap(subjects);
		if (gone.some((id) => theirs.includes(`card ${id}`))) other.state = 'impossible';
		else if (answersEachOther(paper, other)) other.state = 'superseded';
		else if (theirs.some((subject) => mine.has(subject)) && !dropsWhatStays(other, mine))
			other.state = 'superseded';
	}
	tell(world, paper);
	world.ground = after;
	aftermath(world);
}

/** Delete beats move: a proposal to drop a card outlives an agreement about it. */
function dropsWhatStays(paper: Paper, agreed: ReadonlySet<string>): boolean {
	const dropped = vanishing(paper.changes).map((id) => `card ${id}`);
	const shared = paper.changes.flatMap(subjects).filter((subject) => agreed.has(subject));
	return shared.every((subject) => dropped.includes(subject));
}

/** For every date a customer was promised that changes, somebody is to tell them. */
function tell(world: World, paper: Paper): void {
	const after = happen(world.ground, paper.changes);
	if (typeof after === 'string') return;
	for (const card of world.ground.cards) {
		const was = card.live;
		const now = after.cards.find(({ id }) => id === card.id)?.live ?? null;
		const carried = columnOf(world.ground, card.id) !== columnOf(after, card.id);
		const told = new Set([was, now].flatMap((live) => (live === null ? [] : [customerOf(live)])));
		for (const customer of told) {
			const before = was !== null && customerOf(was) === customer ? was : null;
			const then = now !== null && customerOf(now) === customer ? now : null;
			if (before === then && !carried) continue;
			const blank = { id: '', person: null, due: null, done: false };
			world.tellers.push({
				...blank,
				paper: paper.id,
				item: card.id,
				customer,
				lane: laneOf(world.ground, card.id)
			});
		}
	}
}

const customerOf = (live: string): string => live.slice(0, live.lastIndexOf(' '));

/**
 * Whether a proposal would still do something. One that would not is closed: when it is signed, or earlier, whenever
 * the board comes to look at it. Which of the two, no text says.
 */
export function changesAnything(world: World, { changes }: Paper): boolean {
	const after = happen(world.ground, changes);
	return typeof after !== 'string' && !isSame(after, world.ground);
}

/** Every open proposal again, on the ground as it is now: impossible, of another effect, or untouched. */
export function aftermath(world: World): void {
	for (const paper of world.papers) {
		if (paper.state !== 'open') continue;
		if (typeof happen(world.ground, paper.changes) === 'string') {
			paper.state = 'impossible';
			continue;
		}
		const needs = needsOf(world, paper.changes);
		paper.needs = passedOn(needs, paper);
		paper.marks = paper.marks.filter((mark) => {
			const need = paper.needs.find((each) => sameNeed(each, mark));
			return need && mark.meaning === meaningOf(world.ground, paper.changes, need);
		});
	}
}

/** What was passed on up the ladder stays so. */
export function passedOn(needs: Paper['needs'], { passed }: Paper): Paper['needs'] {
	const routed = needs.map(
		(need) =>
			passed.find(({ product, role }) => product === need.product && rungOf(need.role) < rungOf(role)) ?? need
	);
	// A seat that signs by the map already goes on signing for what the map says.
	const once = routed.filter((need, n) => routed.findIndex((each) => sameNeed(each, need)) === n);
	return once.map((need) => needs.find((each) => sameNeed(each, need)) ?? need);
}
