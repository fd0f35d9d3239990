import { deed, type Ruled } from './deed.ts';
import { agree, changesAnything, passedOn } from './aftermath.ts';
import { dateOf, happen, isSame } from './happening.ts';
import { meaningOf, needsOf } from './needs.ts';
import { ladder, may, rungOf, sameNeed, signs, signsFor, signingWaits, sits } from './standing.ts';
import {
	moment,
	partsOf,
	standsIn,
	type Change,
	type Mark,
	type Need,
	type Paper,
	type World
} from './world.ts';

/** What may be done with proposals, and what it comes to (product.md 2; architecture.md 8, the lock). */

type Edit = Extract<Change, { kind: 'edit' }>['set'];

export interface Proposing {
	readonly id: string;
	readonly changes: readonly Change[];
	readonly cause: string | null;
	readonly unsigned?: true | undefined;
	readonly answers?: string | undefined;
	readonly amends?: string | undefined;
}

export const openPaper = (world: World, id: string): Paper | undefined =>
	world.papers.find((paper) => paper.id === id && paper.state === 'open');

/** A date a customer was promised is moved: the card is carried to another column, or its date said anew. */
export function isRedate(world: World, change: Change): boolean {
	if (!('item' in change) || typeof change.item !== 'string') return false;
	const live = world.ground.cards.find(({ id }) => id === change.item)?.live ?? null;
	if (live === null) return false;
	if (change.kind === 'move') return standsIn(world.ground, change.item)?.split(' ')[2] !== change.to.timebox;
	if (change.kind !== 'edit' && change.kind !== 'split' && change.kind !== 'merge') return false;
	const { live: set } = change.set;
	return set !== undefined && (set === null ? null : `${set.customer} ${set.date}`) !== live;
}

/** A change that a locked board leaves its Product Owner: order and content inside their product. */
function isRefining(world: World, change: Change): boolean {
	const { ground } = world;
	const dated = (id: string): boolean => (ground.cards.find((card) => card.id === id)?.live ?? null) !== null;
	const crewOf = (id: string): string | null => {
		const at = standsIn(ground, id);
		return at === null ? null : `${partsOf(at).product} ${partsOf(at).team}`;
	};
	const oneCrew = (ids: readonly string[]): boolean => {
		const crews = new Set(ids.map(crewOf));
		return crews.size === 1 && !crews.has(null);
	};
	const redates = ({ item, set }: { item: string; set: Edit }): boolean =>
		set.live !== undefined && dateOf(set.live) !== (ground.cards.find(({ id }) => id === item)?.live ?? null);
	switch (change.kind) {
		case 'move': {
			const [product, team, timebox] = standsIn(ground, change.item)?.split(' ') ?? [];
			if (product !== change.to.product || team !== change.to.team) return false;
			return timebox === change.to.timebox || !dated(change.item);
		}
		case 'edit':
			return !redates(change);
		case 'add':
			return change.item.live === null;
		case 'drop':
			return !dated(change.item);
		case 'split': {
			const here = standsIn(ground, change.item)?.split(' ') ?? [];
			const near = change.parts.every(({ to }) => to.product === here[0] && to.team === here[1]);
			return near && !redates(change) && change.parts.every(({ item }) => item.live === null);
		}
		case 'merge':
			return oneCrew([change.item, ...change.from]) && !redates(change) && !change.from.some(dated);
		case 'signal':
			return true;
		case 'share':
		case 'realign':
		case 'open-lane':
		case 'close-lane':
		case 'promise':
		case 'release':
		case 'goal':
		case 'drop-goal':
			return false;
	}
}

/** Whether the lock lets the changes through. */
function letThrough(world: World, person: string, changes: readonly Change[]): boolean {
	if (moment(world) === 'open' || world.policy === 'off' || world.policy === 'soft')
		return moment(world) !== 'closing';
	if (moment(world) === 'closing' || world.policy === 'full-freeze') return false;
	if (!needsOf(world, changes).every((need) => signs(world, person, need))) return false;
	return changes.every((change) => isRefining(world, change));
}

export function propose(world: World, person: string, asked: Proposing): Ruled {
	const { changes, cause, answers, amends } = asked;
	if (!may(world, person, 'propose')) return 'no seat that proposes';
	const after = happen(world.ground, changes);
	if (typeof after === 'string') return after;
	if (isSame(after, world.ground)) return 'changes nothing';
	if (world.papers.some(({ id }) => id === asked.id)) return 'the id is taken';
	if (!letThrough(world, person, changes)) return 'the lock';
	if (asked.unsigned && signingWaits(world)) return 'nobody could sign it';
	if (cause === null && changes.some((change) => isRedate(world, change))) return 'a re-date without a cause';
	const answered = world.papers.find(({ id }) => id === answers);
	if (answers !== undefined && answered?.state !== 'open') return 'answers nothing';
	const amended = world.papers.find(({ id }) => id === amends);
	if (amends !== undefined && (amended?.state !== 'open' || amended.by !== person)) return 'replaces nothing';
	return deed(() => putOnTable(world, person, asked));
}

export function paperOf(world: World, person: string, asked: Proposing, emergency: string | null): Paper {
	return {
		id: asked.id,
		by: person,
		changes: asked.changes,
		cause: asked.cause,
		answers: asked.answers ?? null,
		amends: asked.amends ?? null,
		drift: moment(world) === 'locked' && world.policy !== 'off',
		needs: needsOf(world, asked.changes),
		marks: [],
		passed: [],
		state: 'open',
		agreedIn: null,
		took: [],
		emergency
	};
}

function putOnTable(world: World, person: string, asked: Proposing): void {
	const paper = paperOf(world, person, asked, null);
	world.papers.push(paper);
	if (!asked.unsigned) sign(world, person, paper);
	if (isComplete(paper)) agree(world, paper);
	const replaced = world.papers.find(({ id }) => id === paper.amends);
	if (replaced?.state === 'open') replaced.state = 'superseded';
}

/** Signs whatever the person signs for and nobody has signed yet. */
export function sign(world: World, person: string, paper: Paper): void {
	for (const need of unsigned(paper)) {
		const name = signsFor(world, person, need);
		if (name) paper.marks.push(markOf(world, person, name.of, paper, need));
	}
}

const markOf = (world: World, by: string, of: string, paper: Paper, need: Need): Mark => ({
	...need,
	by,
	proxyOf: of === by ? null : of,
	meaning: meaningOf(world.ground, paper.changes, need)
});

export const unsigned = ({ needs, marks }: Paper): Need[] =>
	needs.filter((need) => !marks.some((mark) => sameNeed(mark, need)));
export const isComplete = (paper: Paper): boolean => unsigned(paper).length === 0;

/** What people do about an open proposal that they sign for. */
function signing(world: World, person: string, id: string): Paper | string {
	const paper = openPaper(world, id);
	if (!paper) return 'not open';
	if (signingWaits(world)) return 'the lock';
	return paper.needs.some((need) => signs(world, person, need)) ? paper : 'not theirs';
}

/** All that the signatures of a proposal would stand for: what somebody has read. */
export const wholeMeaning = (world: World, paper: Paper): string =>
	paper.needs
		.map((need) => `${need.product ?? ''} ${need.role ?? ''} ${meaningOf(world.ground, paper.changes, need)}`)
		.sort()
		.join('\n');

/** `read`: what the signer read of it, where they say. */
export function signOff(world: World, person: string, id: string, read?: string): Ruled {
	const paper = signing(world, person, id);
	if (typeof paper === 'string') return paper;
	const mine = unsigned(paper).some((need) => signs(world, person, need));
	// One that has come to need no more than it has happens when one of its signers says so once more.
	if (!mine && !isComplete(paper)) return 'signed already';
	if (changesAnything(world, paper) && read !== undefined && read !== wholeMeaning(world, paper))
		return 'it has changed since';
	return deed(() => {
		if (!changesAnything(world, paper)) {
			paper.state = 'impossible';
			return;
		}
		sign(world, person, paper);
		if (isComplete(paper)) agree(world, paper);
	});
}

export function decline(world: World, person: string, id: string): Ruled {
	const paper = signing(world, person, id);
	if (typeof paper === 'string') return paper;
	return deed(() => (paper.state = 'declined'));
}

export function withdraw(world: World, person: string, id: string): Ruled {
	const paper = openPaper(world, id);
	if (!paper) return 'not open';
	if (paper.by !== person) return 'not the author';
	if (!may(world, person, 'propose')) return 'no seat that proposes';
	return deed(() => (paper.state = 'withdrawn'));
}

/** A required signer, or the facilitator. */
export function deciding(world: World, person: string, paper: Paper): boolean {
	return paper.needs.some((need) => signs(world, person, need)) || may(world, person, 'facilitate');
}

export function postpone(world: World, person: string, id: string): Ruled {
	const paper = openPaper(world, id);
	if (!paper) return 'not open';
	if (signingWaits(world)) return 'the lock';
	if (!deciding(world, person, paper)) return 'not theirs';
	return deed(() => (paper.state = 'later'));
}

/** Passed up the ladder: the next seat that somebody holds. */
export function route(world: World, person: string, id: string): Ruled {
	const paper = signing(world, person, id);
	if (typeof paper === 'string') return paper;
	const mine = unsigned(paper).filter((need) => signs(world, person, need));
	if (mine.length === 0) return 'signed already';
	if (!changesAnything(world, paper)) return deed(() => (paper.state = 'impossible'));
	const passes = passesOf(world, person, mine);
	if (passes.length === 0) return 'nobody higher';
	return deed(() => {
		for (const pass of passes)
			paper.passed = [...paper.passed.filter(({ product }) => product !== pass.product), pass];
		paper.needs = passedOn(needsOf(world, paper.changes), paper);
		paper.marks = paper.marks.filter((mark) => paper.needs.some((need) => sameNeed(need, mark)));
	});
}

/** Each product goes to the next seat above the highest in which it would be signed, that somebody else holds. */
function passesOf(world: World, person: string, mine: readonly Need[]): Need[] {
	const groups = new Map<string, { product: string | null; rung: number; except: string[] }>();
	for (const need of mine) {
		const of = signsFor(world, person, need)?.of ?? person;
		const seat = need.role ?? signingSeat(world, of, need);
		const key = `${of} ${seat} ${need.product ?? ''}`;
		const rung = Math.max(groups.get(key)?.rung ?? 0, rungOf(need.role), rungOf(seat));
		groups.set(key, { product: need.product, rung, except: [person, of] });
	}
	return [...groups.values()].flatMap(({ product, rung, except }) => {
		const role = ladder
			.slice(rung + 1)
			.find((seat) =>
				Object.keys(world.seats).some((each) => sits(world, each, seat) && !except.includes(each))
			);
		return role === undefined ? [] : [{ product, role, why: 'routed' }];
	});
}

/** The seat in which somebody signs for a product: the owner's own, or the MetaScrum Product Owner's. */
function signingSeat(world: World, person: string, { product }: Need): string {
	const owns = world.ground.lanes.some(({ id, owner }) => id === product && owner === person);
	const seats = ['product-owner', 'chief-product-owner', 'metascrum-owner'];
	return (owns ? seats : ['metascrum-owner']).find((seat) => sits(world, person, seat)) ?? 'metascrum-owner';
}

export function comment(world: World, person: string, id: string): Ruled {
	if (!openPaper(world, id)) return 'not open';
	if (!may(world, person, 'propose')) return 'no seat that proposes';
	return deed((news) => world.remarks.push(...news('commented').map((each) => ({ id: each, paper: id }))));
}
