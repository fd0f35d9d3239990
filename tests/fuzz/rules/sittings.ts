import { deed, one, type Ruled } from './deed.ts';
import { authorities, may, sameNeed, seatKinds, signsFor, sits } from './standing.ts';
import {
	moment,
	partsOf as inCell,
	sitting,
	type Need,
	type Paper,
	type Sitting,
	type World
} from './world.ts';

/** The board's seats and owners, and the steps of a session with its two gates (product.md 1.2, 1.10). */

export function seat(world: World, administrator: boolean, person: string, seats: readonly string[]): Ruled {
	if (!administrator) return 'not an administrator';
	return deed(() => {
		const others = Object.entries(world.seats).filter(([each]) => each !== person);
		const held = seatKinds.filter((each) => seats.includes(each));
		world.seats = Object.fromEntries(held.length === 0 ? others : [...others, [person, held]]);
	});
}

export function own(
	world: World,
	person: string,
	administrator: boolean,
	asked: { product: string; person: string | null }
): Ruled {
	const assigns =
		administrator || sits(world, person, 'metascrum-owner') || sits(world, person, 'facilitator');
	if (!assigns) return 'not theirs';
	const lane = world.ground.lanes.find(({ id }) => id === asked.product);
	if (!lane) return 'no such product';
	return deed(() => (lane.owner = asked.person));
}

export function schedule(world: World, person: string, startsAt: number): Ruled {
	if (!may(world, person, 'facilitate')) return 'not a facilitator';
	if (moment(world) !== 'locked') return 'under way';
	if (startsAt <= world.now) return 'not in the future';
	const doing = (id: string): void => {
		const last = sitting(world);
		if (last && last.state !== 'locked') last.startsAt = startsAt;
		else call(world, id, startsAt);
	};
	return deed((news) => doing(one(news, 'scheduled')));
}

function call(world: World, id: string, startsAt: number): void {
	const number = world.sittings.length + 1;
	const blank = { goals: 0, ready: [], chair: null, read: [], signed: [] };
	world.sittings.push({ id, number, state: 'scheduled', startsAt, ...blank });
}

function from(world: World, person: string, state: Sitting['state']): Sitting | string {
	if (!may(world, person, 'facilitate')) return 'not a facilitator';
	const now = sitting(world);
	return now?.state === state ? now : 'another state';
}

export function step(world: World, person: string, kind: 'prepare' | 'close' | 'reopen'): Ruled {
	const before = { prepare: 'scheduled', close: 'open', reopen: 'closing' } as const;
	const after = { prepare: 'preparing', close: 'closing', reopen: 'open' } as const;
	const now = from(world, person, before[kind]);
	if (typeof now === 'string') return now;
	return deed(() => (now.state = after[kind]));
}

export function setGoals(world: World, person: string, goals: number): Ruled {
	const now = sitting(world);
	if (!may(world, person, 'facilitate') && !may(world, person, 'lead')) return 'not theirs';
	if (now?.state !== 'preparing' && now?.state !== 'open') return 'not now';
	return deed(() => (now.goals = goals));
}

/** Whom the preparation asks whether they are ready: owners who sign, and one stand-in where cards have none. */
export const owners = (world: World): string[] => [
	...new Set(
		world.ground.lanes.flatMap(({ id, owner }) => {
			if (owner !== null && may(world, owner, 'sign')) return [owner];
			const isBare = !Object.keys(world.ground.cells).some((cell) => inCell(cell).product === id);
			return isBare ? [] : authorities(world, { product: id, role: null }).slice(0, 1);
		})
	)
];

export function sayReady(world: World, person: string, ready: boolean): Ruled {
	const now = sitting(world);
	if (now?.state !== 'preparing') return 'not now';
	if (!owners(world).includes(person)) return 'owns nothing';
	if (now.ready.includes(person) === ready) return 'said already';
	return deed(() => {
		now.ready = now.ready.filter((each) => each !== person);
		if (ready) now.ready.push(person);
	});
}

/** What the preparation gate waits for. */
export function unprepared(world: World): string[] {
	const now = sitting(world);
	const waiting = owners(world).filter((person) => !now?.ready.includes(person));
	const silent = waiting.filter(
		(person) => !world.points.some(({ by, state }) => by === person && state === 'waiting')
	);
	return [
		...(now && now.goals > 0 ? [] : ['goals']),
		...waiting.map((person) => `ready ${person}`),
		...silent.map((person) => `points ${person}`)
	];
}

export function open(world: World, person: string, anyway: boolean): Ruled {
	const now = from(world, person, 'preparing');
	if (typeof now === 'string') return now;
	if (!anyway && unprepared(world).length > 0) return 'the preparation gate';
	return deed(() => {
		now.state = 'open';
		now.chair = person;
		world.opens += 1;
	});
}

export function takeOver(world: World, person: string): Ruled {
	const now = sitting(world);
	if (!now || !['preparing', 'open', 'closing'].includes(now.state)) return 'not now';
	if (!may(world, person, 'facilitate') && !may(world, person, 'lead')) return 'not theirs';
	if (now.chair === person) return 'has it';
	return deed(() => (now.chair = person));
}

export function handOver(world: World, person: string, to: string): Ruled {
	const now = sitting(world);
	if (!now || !['preparing', 'open', 'closing'].includes(now.state)) return 'not now';
	if (!may(world, person, 'facilitate')) return 'not a facilitator';
	if ((now.chair ?? person) !== person) return 'not theirs';
	if (to === person) return 'to oneself';
	if (!may(world, to, 'propose') && !may(world, to, 'lead') && !may(world, to, 'facilitate'))
		return 'to nobody';
	return deed(() => (now.chair = to));
}

/** What was agreed in this session: what is read back and signed. */
export const decided = (world: World): Paper[] => {
	const now = sitting(world);
	return world.papers.filter(({ state, agreedIn }) => state === 'agreed' && agreedIn === now?.id);
};

/** The products, and seats beyond them, whose authority this session's decisions touched; a closed product's falls to the board. */
export function parts(world: World): Need[] {
	const all = decided(world).flatMap(({ needs }) => needs.map((need) => partOf(world, need)));
	return all.filter((need, n) => all.findIndex((each) => sameNeed(each, need)) === n);
}

function partOf(world: World, need: Need): Need {
	const gone = need.product !== null && !world.ground.lanes.some(({ id }) => id === need.product);
	return { product: need.product, role: need.role ?? (gone ? 'metascrum-owner' : null) };
}

const about = (world: World, part: Need): Paper[] =>
	decided(world).filter(({ needs }) => needs.some((need) => sameNeed(partOf(world, need), part)));

const upon = (world: World, part: Need): string =>
	about(world, part)
		.map(({ id }) => id)
		.join(' ');

const agreementStands = (world: World, part: Need): boolean =>
	sitting(world)?.signed.some((mark) => sameNeed(mark, part) && mark.upon === upon(world, part)) ?? false;

export function readBack(world: World, person: string, id: string): Ruled {
	const now = from(world, person, 'closing');
	if (typeof now === 'string') return now;
	if (!decided(world).some((paper) => paper.id === id)) return 'not decided here';
	if (now.read.includes(id)) return 'read already';
	return deed(() => now.read.push(id));
}

export function signAgreement(world: World, person: string): Ruled {
	const now = sitting(world);
	if (now?.state !== 'closing') return 'not now';
	const mine = parts(world).filter((part) => signsFor(world, person, part) !== null);
	const waiting = mine.filter((part) => !agreementStands(world, part));
	if (waiting.length === 0) return 'nothing to sign';
	const unread = mine.flatMap((part) => about(world, part)).filter(({ id }) => !now.read.includes(id));
	if (unread.length > 0) return 'not read back';
	return deed(() => {
		for (const part of waiting) {
			now.signed = now.signed.filter((mark) => !sameNeed(mark, part));
			now.signed.push({ ...part, by: person, upon: upon(world, part) });
		}
	});
}

/** Everything the closing gate waits for; there is no way around it. */
export function unfinished(world: World): string[] {
	const now = sitting(world);
	return [
		...world.papers.filter(({ state }) => state === 'open').map(({ id }) => `undecided ${id}`),
		...world.tellers
			.filter(({ done, person }) => !done && person === null)
			.map(({ id }) => `notifiers ${id}`),
		...world.blocks
			.filter(({ solved, owner, due }) => !solved && (owner === null || due === null))
			.map(({ id }) => `impediments ${id}`),
		...world.alarms
			.filter(({ state, reviewed }) => state === 'raised' || (state !== 'refused' && !reviewed))
			.map(({ id }) => `emergencies ${id}`),
		...decided(world)
			.filter(({ id }) => !now?.read.includes(id))
			.map(({ id }) => `read-back ${id}`),
		...parts(world)
			.filter((part) => !agreementStands(world, part))
			.map(({ product, role }) => `signatures ${product ?? 'board'} ${role ?? ''}`)
	];
}

export function lock(world: World, person: string, next: number): Ruled {
	const now = from(world, person, 'closing');
	if (typeof now === 'string') return now;
	if (unfinished(world).length > 0) return 'the closing gate';
	if (next <= world.now) return 'not in the future';
	return deed((news) => {
		now.state = 'locked';
		resize(world);
		world.locks.push(world.now);
		call(world, one(news, 'scheduled'), next);
	});
}

/** Buffers that nobody sized by hand follow what the last four Sprints took; where they took nothing there is nothing to follow. */
function resize(world: World): void {
	const ends = [...world.locks, world.now];
	const sprints = ends.slice(-4).length;
	const began = ends.at(-5) ?? 0;
	for (const { id } of world.ground.lanes) {
		const kept = world.buffers.find(({ product }) => product === id);
		if (kept && kept.byHand !== null) continue;
		const mine = world.alarms.filter(
			({ product, state, at }) =>
				product === id && ['accepted', 'over'].includes(state) && at >= began && at < world.now
		);
		const points = Math.ceil(mine.reduce((sum, alarm) => sum + alarm.points, 0) / sprints);
		if (points === 0 || points === (kept?.points ?? 3)) continue;
		if (kept) kept.points = points;
		else world.buffers.push({ product: id, points, byHand: null });
	}
}
