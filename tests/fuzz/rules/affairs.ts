import { agree } from './aftermath.ts';
import { deed, one, type Deed, type Ruled } from './deed.ts';
import { happen, isSame } from './happening.ts';
import { needsOf, ownNeed } from './needs.ts';
import { isRedate, paperOf, sign, type Proposing } from './papers.ts';
import { isSeated, may, signs } from './standing.ts';
import {
	laneOf,
	moment,
	sitting,
	type Block,
	type Change,
	type Need,
	type Teller,
	type World
} from './world.ts';

/** What people owe each other beside the agreed board: product.md 1.3 to 1.8. */

const product = (id: string): Need => ({ product: id, role: null });
const isThere = (world: World, lane: string | null, item: string | null): boolean =>
	(lane === null || world.ground.lanes.some(({ id }) => id === lane)) &&
	(item === null || world.ground.cards.some(({ id }) => id === item));

// Talking points

export function addPoint(world: World, person: string): Ruled {
	if (!may(world, person, 'propose')) return 'no seat that proposes';
	return deed((news) => {
		world.points.push({ id: one(news, 'point-added'), by: person, guest: false, state: 'waiting' });
	});
}

/** By whoever holds a Product Owner's link, as long as they are one. */
export function bringPoint(world: World, of: string, link: boolean): Ruled {
	if (!link) return 'no link';
	if (!may(world, of, 'sign')) return 'signs no more';
	return deed((news) => {
		world.points.push({ id: one(news, 'point-brought'), by: of, guest: true, state: 'waiting' });
	});
}

export function orderPoint(world: World, person: string, id: string, after: string | null): Ruled {
	if (!may(world, person, 'facilitate') && !may(world, person, 'lead')) return 'not theirs';
	const waiting = (which: string): boolean =>
		world.points.some((each) => each.id === which && each.state === 'waiting');
	if (!waiting(id)) return 'no such point';
	if (after === id || (after !== null && !waiting(after))) return 'behind nothing';
	const point = world.points.find((each) => each.id === id);
	if (!point) return 'no such point';
	const rest = world.points.filter((each) => each !== point);
	const behind = after === null ? 0 : rest.findIndex((each) => each.id === after) + 1;
	const ordered = [...rest.slice(0, behind), point, ...rest.slice(behind)];
	return deed(() => (world.points = ordered));
}

export function settlePoint(world: World, person: string, id: string): Ruled {
	if (!may(world, person, 'facilitate')) return 'not a facilitator';
	const point = world.points.find((each) => each.id === id);
	if (!point || point.state !== 'waiting') return 'no such point';
	return deed(() => (point.state = 'settled'));
}

// Who tells whom

/** Whoever signs for the product in which the card stands, or stood before it went. */
function signsForTeller(world: World, by: string, { item, lane }: Teller): boolean {
	const whose = laneOf(world.ground, item) ?? lane;
	return whose !== null && signs(world, by, product(whose));
}

export function nameNotifier(world: World, by: string, id: string, person: string, due: number): Ruled {
	const teller = world.tellers.find((each) => each.id === id);
	if (!teller || teller.done) return 'nothing to tell';
	if (due <= world.now) return 'not in the future';
	if (!isSeated(world, by) || !isSeated(world, person)) return 'no seat';
	const names = may(world, by, 'facilitate') || may(world, by, 'lead') || signsForTeller(world, by, teller);
	if (!names && by !== person) return 'not theirs';
	return deed(() => {
		teller.person = person;
		teller.due = due;
	});
}

export function tellCustomer(world: World, by: string, id: string): Ruled {
	const teller = world.tellers.find((each) => each.id === id);
	if (!teller || teller.done) return 'nothing to tell';
	if (!isSeated(world, by)) return 'no seat';
	if (teller.person !== by && !signsForTeller(world, by, teller)) return 'not theirs';
	return deed(() => (teller.done = true));
}

// The red phone

export function raise(world: World, person: string, asked: { product: string; item: string | null }): Ruled {
	if (!may(world, person, 'propose')) return 'no seat that proposes';
	if (world.policy === 'soft' || world.policy === 'off') return 'there is nothing to break';
	if (!isThere(world, asked.product, asked.item)) return 'not there';
	if (asked.item !== null && laneOf(world.ground, asked.item) !== asked.product) return 'another product';
	return deed((news) => {
		world.alarms.push({
			id: one(news, 'emergency-raised'),
			...asked,
			state: 'raised',
			by: person,
			triager: null,
			points: 0,
			at: 0,
			over: null,
			reviewed: false,
			paper: null
		});
	});
}

/** The points a product keeps free in each Sprint, and how many of them emergencies have taken since the last lock. */
export function bufferOf(world: World, lane: string): { points: number; used: number } {
	const points = world.buffers.find((each) => each.product === lane)?.points ?? 3;
	const since = world.locks.at(-1) ?? 0;
	const taken = world.alarms.filter(
		({ product: whose, state, at }) => whose === lane && ['accepted', 'over'].includes(state) && at >= since
	);
	return { points, used: taken.reduce((sum, alarm) => sum + alarm.points, 0) };
}

/** Whose an emergency is; of a product closed since, the whole board's. */
function ofAlarm(world: World, lane: string): Need {
	const need = ownNeed(world.ground, lane, 'board');
	return need.role === null ? need : { product: null, role: need.role };
}

interface Triage {
	readonly emergency: string;
	readonly accept: boolean;
	readonly points: number;
	readonly changes: readonly Change[];
	readonly cause?: string | undefined;
}

export function triage(world: World, person: string, act: string, asked: Triage): Ruled {
	const alarm = world.alarms.find(({ id }) => id === asked.emergency);
	if (alarm?.state !== 'raised') return 'not raised';
	if (!signs(world, person, ofAlarm(world, alarm.product))) return 'not theirs';
	const { accept, points, changes, cause = null } = asked;
	const done = (): void => {
		alarm.triager = person;
		alarm.state = accept ? 'accepted' : 'refused';
		alarm.points = points;
		alarm.at = world.now;
	};
	if (!accept) return points > 0 || changes.length > 0 ? 'nothing to take where refused' : deed(done);
	if (changes.length > 0) {
		const after = happen(world.ground, changes);
		if (typeof after === 'string') return after;
		if (isSame(after, world.ground)) return 'changes nothing';
		if (cause === null && changes.some((change) => isRedate(world, change)))
			return 'a re-date without a cause';
		if (!needsOf(world, changes).every((need) => signs(world, person, need))) return 'others sign';
	}
	const doing = (): void => {
		done();
		if (changes.length > 0) changeAtOnce(world, person, { id: act, changes, cause }, alarm.id);
		const { points: kept, used } = bufferOf(world, alarm.product);
		// Only what this emergency takes past the buffer breaks the plan.
		if (used > kept && points > 0) alarm.over = used - kept;
		alarm.paper = changes.length > 0 ? act : null;
	};
	return deed(doing);
}

function changeAtOnce(world: World, person: string, asked: Proposing, emergency: string): void {
	const paper = paperOf(world, person, asked, emergency);
	world.papers.push(paper);
	sign(world, person, paper);
	agree(world, paper);
}

export function endEmergency(world: World, person: string, id: string): Ruled {
	const alarm = world.alarms.find((each) => each.id === id);
	if (alarm?.state !== 'accepted') return 'not going on';
	const doing = (): void => void (alarm.state = 'over');
	if (may(world, person, 'facilitate') || signs(world, person, ofAlarm(world, alarm.product)))
		return deed(doing);
	if (alarm.triager !== person) return 'not theirs';
	return isSeated(world, person) ? deed(doing) : 'no seat';
}

export function reviewEmergency(world: World, person: string, id: string): Ruled {
	const alarm = world.alarms.find((each) => each.id === id);
	if (!may(world, person, 'facilitate') && !may(world, person, 'lead')) return 'not theirs';
	if (moment(world) === 'locked') return 'not now';
	if (!alarm || alarm.state === 'raised' || alarm.reviewed) return 'nothing to look back at';
	const made = deed(() => (alarm.reviewed = true));
	return made;
}

export function sizeBuffer(world: World, person: string, lane: string, points: number): Ruled {
	if (!isThere(world, lane, null)) return 'not there';
	if (!signs(world, person, product(lane))) return 'not theirs';
	if (sitting(world)?.state !== 'open') return 'not now';
	return deed(() => {
		world.buffers = world.buffers.filter((each) => each.product !== lane);
		world.buffers.push({ product: lane, points, byHand: person });
	});
}

// Impediments

interface Raising {
	readonly product: string | null;
	readonly item: string | null;
	readonly owner: string | null;
	readonly private: boolean;
}

export function raiseImpediment(world: World, person: string, asked: Raising, endOfDay: number): Ruled {
	if (!isSeated(world, person)) return 'no seat';
	if (!isThere(world, asked.product, asked.item)) return 'not there';
	if (asked.owner !== null && !may(world, asked.owner, 'remove')) return 'cannot remove it';
	if (asked.private && (asked.product !== null || asked.item !== null || asked.owner === null))
		return 'exposed, or read by nobody';
	return deed((news) => {
		world.blocks.push({
			id: one(news, 'impediment-raised'),
			by: person,
			private: asked.private,
			owner: asked.owner,
			due: asked.owner === null ? null : endOfDay,
			path: [],
			solved: false
		});
	});
}

const blockOf = (world: World, id: string): Block | undefined =>
	world.blocks.find((each) => each.id === id && !each.solved);

/** A private one is seen to by whom it concerns: who raised it, and who is to remove it. */
const sees = (world: World, person: string, { private: hidden, by, owner }: Block): boolean =>
	isSeated(world, person) && (!hidden || by === person || owner === person);
const tends = (world: World, person: string, block: Block): boolean =>
	sees(world, person, block) &&
	(block.by === person || block.owner === person || may(world, person, 'facilitate'));

export function ownImpediment(
	world: World,
	person: string,
	asked: { impediment: string; owner: string; due: number | null },
	endOfDay: number
): Ruled {
	const block = blockOf(world, asked.impediment);
	if (!block) return 'not open';
	if (!may(world, asked.owner, 'remove')) return 'cannot remove it';
	if (asked.due !== null && asked.due <= world.now) return 'not in the future';
	const takes = asked.owner === person;
	const names =
		takes || may(world, person, 'facilitate') || may(world, person, 'lead') || block.by === person;
	if (!sees(world, person, block) || (!names && !block.private)) return 'not theirs';
	return deed(() => {
		block.owner = asked.owner;
		block.due = asked.due ?? endOfDay;
	});
}

export function escalate(world: World, person: string, id: string, to: string, endOfDay: number): Ruled {
	const block = blockOf(world, id);
	if (!block) return 'not open';
	if (!tends(world, person, block)) return 'not theirs';
	if (!may(world, to, 'remove')) return 'cannot remove it';
	if (to === block.owner) return 'has it';
	return deed(() => {
		block.path.push(block.owner);
		block.owner = to;
		block.due = endOfDay;
	});
}

export function solve(world: World, person: string, id: string): Ruled {
	const block = blockOf(world, id);
	if (!block) return 'not open';
	if (!tends(world, person, block)) return 'not theirs';
	return deed(() => (block.solved = true));
}

// Requests

export function request(
	world: World,
	person: string,
	asked: { giver: string; product: string | null; item: string | null }
): Ruled {
	if (!may(world, person, 'propose')) return 'no seat that proposes';
	if (!isSeated(world, asked.giver)) return 'the giver has no seat';
	if (!isThere(world, asked.product, asked.item)) return 'not there';
	const doing: Deed['does'] = (news) => {
		world.pleas.push({ id: one(news, 'requested'), by: person, giver: asked.giver, state: 'asked' });
	};
	return deed(doing);
}

export function answerRequest(world: World, person: string, id: string, granted: boolean): Ruled {
	const plea = world.pleas.find((each) => each.id === id && each.state === 'asked');
	if (!plea) return 'not open';
	if (plea.giver !== person) return 'not theirs';
	const doing = (): void => void (plea.state = granted ? 'granted' : 'refused');
	return isSeated(world, person) ? deed(doing) : 'no seat';
}

export function withdrawRequest(world: World, person: string, id: string): Ruled {
	const plea = world.pleas.find((each) => each.id === id && each.state === 'asked');
	if (!plea) return 'not open';
	if (plea.by !== person) return 'not theirs';
	const doing = (): void => void (plea.state = 'withdrawn');
	return isSeated(world, person) ? deed(doing) : 'no seat';
}
