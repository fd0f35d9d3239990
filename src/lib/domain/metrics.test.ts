import { describe, expect, test } from 'vitest';
import type { Actor, ProposedChange, SeatKind } from './board.ts';
import type { Entry, Happening } from './entries.ts';
import { acceptance, overridesIn, shareOfNo } from './figures.ts';
import {
	idOf,
	type ActId,
	type BoardId,
	type EmergencyId,
	type ImpedimentId,
	type PathwayId,
	type PointId,
	type ProductId,
	type ProposalId,
	type SessionId,
	type WordsId
} from './ids.ts';
import { emergenciesPerSprint, powerShift } from './metrics.ts';
import { count, emptyTally } from './tally.ts';
import { items, move, nine, people, hour } from './testing/board.ts';

/** What happens at which hour after nine, by whom, under which act. */
type Told = readonly [hours: number, what: Happening, by?: Actor, act?: string];

const words = idOf<WordsId>('w');
const by = (person: keyof typeof people, seat: SeatKind): Actor => ({
	kind: 'person',
	person: people[person],
	seat
});
const sam = by('sam', 'stakeholder');
const ada = by('ada', 'product-owner');
const fay = by('fay', 'facilitator');

const log = (told: readonly Told[]): Entry[] =>
	told.map(([hours, what, actor = fay, act = `act-${hours}`], at) => ({
		...what,
		seq: at + 1,
		at: nine + hours * hour,
		by: actor,
		act: idOf<ActId>(act)
	}));
const shift = (told: readonly Told[], hours = 100) => powerShift(log(told), nine + hours * hour);
const totalOf = (told: readonly Told[]) => shift(told).total;

const proposal = (id: string) => idOf<ProposalId>(id);
const proposed = (id: string, more: Partial<Extract<Happening, { kind: 'proposed' }>> = {}): Happening => ({
	kind: 'proposed',
	proposal: proposal(id),
	session: null,
	changes: [move(items.a1)],
	because: null,
	cause: null,
	required: [],
	drift: false,
	...more
});
const agreed = (id: string): Happening => ({ kind: 'agreed', proposal: proposal(id), effects: [] });
const declined = (id: string): Happening => ({ kind: 'declined', proposal: proposal(id), because: words });
const session = (number: number) => idOf<SessionId>(`s${number}`);
const scheduled = (number: number): Happening => ({
	kind: 'scheduled',
	session: session(number),
	number,
	startsAt: nine,
	minutes: 90
});
const opened = (number: number, without?: readonly string[]): Happening => ({
	kind: 'opened',
	session: session(number),
	facilitator: people.fay,
	...(without && { without })
});
const locked = (number: number): Happening => ({
	kind: 'locked',
	session: session(number),
	version: number,
	hash: '',
	previous: '',
	log: ''
});
const pointed = (id: string, changes: readonly ProposedChange[]): Happening => ({
	kind: 'point-added',
	point: idOf<PointId>(id),
	text: words,
	changes,
	rank: 'a0'
});
const settled = (id: string): Happening => ({ kind: 'point-settled', point: idOf<PointId>(id) });
const governed: Happening = { kind: 'governed', policy: 'soft', authority: null };

/** Asked in one act, answered in another. */
const asked = (id: string, at: number, answer: Happening, who: Actor = sam): Told[] => [
	[at, proposed(id), who, `${id}-asked`],
	[at + 1, answer, ada, `${id}-answered`]
];

test('[PS1] the share of no is declined out of what another answered', () => {
	const total = totalOf([
		...asked('p1', 0, agreed('p1')),
		...asked('p2', 2, declined('p2')),
		...asked('p3', 4, agreed('p3')),
		...asked('p4', 6, agreed('p4')),
		[8, proposed('p5'), ada, 'own'],
		[8, agreed('p5'), ada, 'own'],
		[9, proposed('p6'), sam, 'open']
	]);
	expect(total).toMatchObject({ proposed: 6, own: 1, agreed: 3, declined: 1 });
	expect([shareOfNo(total), acceptance(total)]).toEqual([0.25, 0.75]);
});

test('[PS1] nobody asked, no share', () => {
	expect([shareOfNo(totalOf([])), acceptance(totalOf([]))]).toEqual([null, null]);
});

test('[PS1] what ends neither way is told by how it ended, and an end comes once', () => {
	const pathway = {
		title: words,
		point: null,
		decider: people.mia,
		options: [words, words],
		due: 0
	} as const;
	const set: Happening = {
		kind: 'pathway-set',
		pathway: idOf<PathwayId>('w1'),
		proposal: proposal('p3'),
		...{ ...pathway, first: words }
	};
	const total = totalOf([
		...asked('p1', 0, { kind: 'withdrawn', proposal: proposal('p1') }),
		...asked('p2', 1, { kind: 'postponed', proposal: proposal('p2') }),
		...asked('p3', 2, set),
		...asked('p4', 3, { kind: 'superseded', proposal: proposal('p4'), with: proposal('p9') }),
		...asked('p5', 4, { kind: 'made-impossible', proposal: proposal('p5'), because: 'gone' }),
		[9, { ...set, proposal: null, pathway: idOf<PathwayId>('w2') }],
		[9, { kind: 'withdrawn', proposal: proposal('p1') }],
		[9, agreed('p1')],
		[9, declined('p2')]
	]);
	expect(total.ended).toEqual({ withdrawn: 1, later: 1, pathway: 1, superseded: 1, impossible: 1 });
	expect(total).toMatchObject({ proposed: 5, own: 0, agreed: 0, declined: 0 });
});

test('[PS2] acceptance by the seat of the proposer, the most active first', () => {
	const total = totalOf([
		...asked('p1', 0, declined('p1'), by('ben', 'product-owner')),
		...asked('p2', 2, declined('p2')),
		...asked('p3', 4, agreed('p3')),
		...asked('p4', 6, agreed('p4'), fay),
		[8, proposed('p5'), ada, 'own'],
		[8, agreed('p5'), ada, 'own'],
		[9, proposed('p6'), sam, 'open']
	]);
	expect(total.bySeat).toEqual([
		{ seat: 'stakeholder', proposed: 3, own: 0, agreed: 1, declined: 1 },
		{ seat: 'product-owner', proposed: 2, own: 1, agreed: 0, declined: 1 },
		{ seat: 'facilitator', proposed: 1, own: 0, agreed: 1, declined: 0 }
	]);
});

test('[PS2] seats that proposed as much stand by name', () => {
	const seats = totalOf([
		[0, proposed('p1'), sam],
		[1, proposed('p2'), fay]
	]).bySeat.map(({ seat }) => seat);
	expect(seats).toEqual(['facilitator', 'stakeholder']);
});

describe('[PS3] latency', () => {
	test('goes from the proposal to the answer', () => {
		const total = totalOf([
			[0, proposed('p1'), sam],
			[0, proposed('p2'), sam],
			[2, agreed('p1'), ada],
			[6, declined('p2'), ada]
		]);
		expect(total.latency).toEqual({ count: 2, median: 4 * hour, p90: 6 * hour });
	});

	test('goes from the talking point that carries the same change, the first of several', () => {
		const changes = [move(items.c1)];
		const latency = (...between: Told[]) =>
			totalOf([
				[0, pointed('t1', changes), sam],
				[1, pointed('t2', changes), sam],
				[2, pointed('t3', []), sam],
				...between,
				[5, proposed('p1', { changes }), sam],
				[7, agreed('p1'), ada]
			]).latency.median;
		expect(latency()).toBe(7 * hour);
		expect(latency([3, settled('t2')])).toBe(7 * hour);
		expect(latency([3, settled('t1')])).toBe(2 * hour);
		expect(latency([3, proposed('p2', { changes: [] }), sam], [4, agreed('p2'), ada])).toBe(4 * hour);
	});

	test('of nothing is nothing', () => {
		expect(totalOf([]).latency).toEqual({ count: 0, median: null, p90: null });
	});
});

describe('[PS4] overrides', () => {
	test('are changes of the rules once a session has been opened', () => {
		expect(totalOf([[0, governed]]).overrides.governed).toBe(0);
		expect(
			totalOf([
				[0, governed],
				[1, opened(1)],
				[2, governed],
				[3, governed]
			]).overrides
		).toEqual({
			governed: 2,
			unprepared: 0,
			underLock: 0
		});
	});

	test('are sessions opened without their preparation', () => {
		const total = totalOf([
			[0, opened(1)],
			[1, opened(2, [])],
			[2, opened(3, ['goals'])]
		]);
		expect(total.overrides.unprepared).toBe(1);
		expect(overridesIn(total)).toBe(1);
	});

	test('are changes under a lock that another agreed to, not the Product Owner’s own', () => {
		const drift = { drift: true };
		const total = totalOf([
			[0, proposed('p1', drift), sam, 'a'],
			[1, agreed('p1'), ada, 'b'],
			[2, proposed('p2', drift), ada, 'c'],
			[2, agreed('p2'), ada, 'c'],
			[3, proposed('p3', drift), sam, 'd'],
			[4, declined('p3'), ada, 'e']
		]);
		expect(total.overrides.underLock).toBe(1);
	});

	test('add up', () => {
		const total = totalOf([
			[0, opened(1, ['ready'])],
			[1, governed],
			...asked('p1', 2, agreed('p1')),
			[4, proposed('p2', { drift: true }), sam],
			[5, agreed('p2'), ada]
		]);
		expect(overridesIn(total)).toBe(3);
	});
});

const emergency = idOf<EmergencyId>('e1');
const raised: Happening = {
	kind: 'emergency-raised',
	emergency,
	number: 1,
	product: idOf<ProductId>('apps'),
	item: null,
	reason: 'outage',
	text: words
};
const triaged = (accepted: boolean): Happening => ({
	kind: 'emergency-triaged',
	emergency,
	accepted,
	points: 3,
	because: words,
	proposal: null
});
const broken: Happening = {
	kind: 'plan-broken',
	emergency,
	product: idOf<ProductId>('apps'),
	over: 1,
	slipping: []
};

describe('[PS5] emergencies', () => {
	test('are counted by Sprint, and a Sprint on average once one has ended', () => {
		const told: Told[] = [
			[0, raised],
			[1, triaged(true)],
			[2, raised],
			[3, triaged(false)],
			[4, broken],
			[5, locked(1)],
			[6, raised],
			[7, triaged(true)],
			[8, locked(2)],
			[9, raised],
			[10, triaged(true)]
		];
		const { sprints, total } = shift(told);
		expect(sprints.map(({ emergencies }) => emergencies)).toEqual([
			{ raised: 2, accepted: 1, broken: 1 },
			{ raised: 1, accepted: 1, broken: 0 },
			{ raised: 1, accepted: 1, broken: 0 }
		]);
		expect(total.emergencies).toEqual({ raised: 4, accepted: 3, broken: 1 });
		expect(emergenciesPerSprint({ sprints })).toBe(1);
		expect(emergenciesPerSprint(shift(told.slice(0, 6)))).toBe(1);
		expect(emergenciesPerSprint(shift(told.slice(0, 5)))).toBeNull();
	});

	test('change the board without a proposal that anybody answers', () => {
		const total = totalOf([
			[0, proposed('p1', { emergency, drift: true }), ada, 'triage'],
			[0, agreed('p1'), ada, 'triage']
		]);
		expect(total).toMatchObject({ proposed: 0, own: 0, agreed: 0, bySeat: [] });
		expect(overridesIn(total)).toBe(0);
	});
});

test('[PS6] impediments age until they are solved; a Sprint keeps the ages at its end', () => {
	const impediment = (id: string) => idOf<ImpedimentId>(id);
	const raise = (id: string): Happening => ({
		kind: 'impediment-raised',
		impediment: impediment(id),
		text: words,
		private: false,
		severity: 'high',
		product: null,
		item: null,
		owner: null,
		due: null
	});
	const solve = (id: string): Happening => ({
		kind: 'impediment-solved',
		impediment: impediment(id),
		text: words
	});
	const { sprints, total } = shift(
		[
			[0, raise('i1')],
			[2, raise('i2')],
			[5, solve('i2')],
			[6, raise('i3')],
			[10, locked(1)],
			[12, solve('i1')],
			[13, solve('unheard')]
		],
		20
	);
	const none = { count: 0, median: null, p90: null };
	expect(sprints.map(({ impediments }) => impediments)).toEqual([
		{
			raised: 3,
			solved: 1,
			solvedAfter: { count: 1, median: 3 * hour, p90: 3 * hour },
			open: 2,
			age: { count: 2, median: 7 * hour, p90: 10 * hour },
			oldest: 10 * hour
		},
		{
			raised: 0,
			solved: 2,
			solvedAfter: { count: 2, median: 6 * hour, p90: 12 * hour },
			open: 1,
			age: { count: 1, median: 14 * hour, p90: 14 * hour },
			oldest: 14 * hour
		}
	]);
	expect(total.impediments).toMatchObject({ raised: 3, solved: 3, open: 1, oldest: 14 * hour });
	expect(shift([]).total.impediments).toEqual({
		...{ raised: 0, solved: 0, solvedAfter: none, open: 0, age: none, oldest: null }
	});
});

test('[PS7] a Sprint goes from lock to lock and bears its session’s number; answers count where they fall', () => {
	const { sprints, total, at } = shift([
		[0, scheduled(7)],
		...asked('p1', 1, agreed('p1')),
		[3, proposed('p2'), sam],
		[4, locked(7)],
		[5, declined('p2'), ada],
		[6, locked(8)]
	]);
	expect(at).toBe(nine + 100 * hour);
	expect(
		sprints.map(({ session: number, until, proposed: put, agreed: yes, declined: no }) => [
			...[number, until, put, yes, no]
		])
	).toEqual([
		[7, nine + 4 * hour, 2, 1, 0],
		// Of a session nobody has called, the count stands in.
		[2, nine + 6 * hour, 0, 0, 1],
		[null, null, 0, 0, 0]
	]);
	expect(sprints.map(({ from }) => from)).toEqual([0, nine + 4 * hour, nine + 6 * hour]);
	expect(total).toMatchObject({ proposed: 2, agreed: 1, declined: 1 });
});

test('[PS7] the first Sprint begins with the founding', () => {
	const founded: Happening = {
		kind: 'founded',
		board: idOf<BoardId>('b1'),
		name: 'Portfolio',
		zone: 'UTC',
		template: 'metascrum-classic',
		policy: 'management-input',
		content: { products: [], teams: [], timeboxes: [], items: [], places: [], links: [] },
		hash: ''
	};
	expect(shift([[0, founded]]).sprints.map(({ from }) => from)).toEqual([nine]);
});

describe('[PS8] imposed will', () => {
	/** Answers one after the other, `yes` or `no`, by the seat that proposed. */
	const answers = (...list: readonly (readonly [Actor, 'yes' | 'no'])[]) =>
		list.flatMap(([who, answer], at) =>
			asked(`q${at}`, at * 2, answer === 'yes' ? agreed(`q${at}`) : declined(`q${at}`), who)
		);
	const ben = by('ben', 'product-owner');
	const mia = by('mia', 'metascrum-owner');
	const yes = (who: Actor) => [who, 'yes'] as const;

	test('one person, nobody declines', () => {
		expect(shift(answers(yes(sam), yes(sam), yes(sam), yes(sam), yes(ben), yes(ben))).warning).toEqual({
			seat: 'stakeholder',
			person: people.sam,
			proposed: 4,
			of: 6,
			sprints: 1
		});
	});

	test('one seat of management, several people', () => {
		const ann = by('mia', 'stakeholder');
		expect(shift(answers(yes(sam), yes(sam), yes(ann), yes(ann), yes(ben))).warning).toEqual({
			seat: 'stakeholder',
			person: null,
			proposed: 4,
			of: 5,
			sprints: 1
		});
	});

	test('not among Product Owners or team members themselves', () => {
		const cy = by('ada', 'product-owner');
		expect(shift(answers(yes(ben), yes(ben), yes(cy), yes(cy), yes(cy), yes(ben))).warning).toBeNull();
		const team = [by('ben', 'team-member'), by('ada', 'team-member')].map(yes);
		expect(shift(answers(...team, ...team, ...team)).warning).toBeNull();
	});

	test.each([
		['a single no', answers(yes(sam), yes(sam), yes(sam), yes(sam), [sam, 'no'])],
		['fewer than five answers', answers(yes(sam), yes(sam), yes(sam), yes(sam))],
		['less than two thirds', answers(yes(sam), yes(sam), yes(sam), yes(ben), yes(mia))]
	])('not with %s', (_, told) => {
		expect(shift(told).warning).toBeNull();
	});

	test('looks at the running Sprint and the three before', () => {
		const no = answers([sam, 'no']);
		const lock = (number: number): Told => [50 + number, locked(number)];
		const many = (from: number): Told[] =>
			[0, 1, 2, 3, 4].flatMap((at) => asked(`r${from + at}`, 60 + at, agreed(`r${from + at}`)));
		const three = [...no, lock(1), lock(2), lock(3), ...many(0)];
		expect(shift(three).warning).toBeNull();
		expect(shift([...no, lock(1), lock(2), lock(3), lock(4), ...many(0)]).warning).toMatchObject({
			of: 5,
			sprints: 4
		});
	});
});

test('a log is counted on from where the count stands, and never with a gap', () => {
	const entries = log([...asked('p1', 0, agreed('p1')), [3, locked(1)]]);
	const tally = emptyTally();
	for (const entry of [...entries.slice(0, 2), ...entries]) count(tally, entry);
	expect(tally.seq).toBe(3);
	expect(tally.sprints[0]?.answered).toHaveLength(1);
	const [, , last] = entries;
	if (last) expect(() => count(emptyTally(), last)).toThrow('Entry 3 does not follow 0');
});
