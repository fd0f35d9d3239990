import { describe, expect, test } from 'vitest';
import type { Happening } from './entries.ts';
import { overridesIn } from './figures.ts';
import { emergenciesPerSprint } from './metrics.ts';
import { count, emptyTally, running, sprintFrom } from './tally.ts';
import { idOf, type EmergencyId, type ImpedimentId, type ProductId } from './ids.ts';
import { hour } from './testing/board.ts';
import {
	type Told,
	ada,
	agreed,
	asked,
	declined,
	governed,
	locked,
	log,
	opened,
	proposed,
	sam,
	shift,
	totalOf,
	words
} from './testing/told.ts';

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

test('a log is counted on from where the count stands, and never with a gap', () => {
	const entries = log([...asked('p1', 0, agreed('p1')), [3, locked(1)]]);
	const tally = emptyTally();
	for (const entry of [...entries.slice(0, 2), ...entries]) count(tally, entry);
	expect(tally.seq).toBe(3);
	expect(tally.sprints[0]?.answered).toHaveLength(1);
	const [, , last] = entries;
	if (last) expect(() => count(emptyTally(), last)).toThrow('Entry 3 does not follow 0');
});

test('entries that say nothing about power are passed over', () => {
	const tally = emptyTally();
	for (const entry of log([[0, { kind: 'checkpointed', generation: 2 }]])) count(tally, entry);
	expect(tally).toEqual({ ...emptyTally(), seq: 1 });
});

test('there is always a Sprint that runs, and in a new one nothing has happened', () => {
	expect(() => running({ ...emptyTally(), sprints: [] })).toThrow('A tally without a Sprint');
	expect(sprintFrom(hour)).toMatchObject({ from: hour, ages: [], solvedAfter: [], answered: [] });
});
