import { describe, expect, test } from 'vitest';
import type { Session } from './board.ts';
import { alarmOf, bufferOf, sizings } from './emergencies.ts';
import { idOf, type SessionId } from './ids.ts';
import type { Emergency } from './matters.ts';
import {
	doAct,
	hour,
	nine,
	people,
	products,
	records,
	tableIn,
	tableOf,
	told,
	words
} from './testing/board.ts';
import { accepted, emergency } from './testing/matters.ts';

const { apps, core } = products;
const day = 24 * hour;
/** The fixture's board was locked a day before its session opened. */
const lockedAt = nine - day;
const [current] = records.sessions;
if (!current) throw new Error('No session');
const held = (number: number, at: number): Session => ({
	...current,
	id: idOf<SessionId>(`held-${number}`),
	number,
	state: 'locked',
	lockedAt: at
});
/** Emergencies of apps, each accepted at a time for so many points. */
const taking = (...each: readonly (readonly [at: number, points: number])[]): Emergency[] =>
	each.map(([at, points], n) => accepted(at, points, { id: idOf(`e${n}`), number: n + 1 }));

describe('the interrupt buffer', () => {
	test('[IB1] is the template’s, until it is sized', () => {
		expect(bufferOf(tableOf(), apps)).toEqual({ points: 3, used: 0, left: 3 });
		const buffers = [{ product: apps, points: 0, by: null, at: nine }];
		expect(bufferOf(tableOf({ buffers }), apps)).toEqual({ points: 0, used: 0, left: 0 });
		expect(bufferOf(tableOf({ buffers }), core)).toEqual({ points: 3, used: 0, left: 3 });
	});

	test('[IB1] is used by what was accepted since the last lock', () => {
		const emergencies = taking([lockedAt - 1, 100], [lockedAt, 1], [nine, 1]);
		expect(bufferOf(tableOf({ emergencies }), apps)).toEqual({ points: 3, used: 2, left: 1 });
		expect(bufferOf(tableOf({ emergencies }), core).used).toBe(0);
	});

	test('[IB1] has nothing left past its points', () => {
		expect(bufferOf(tableOf({ emergencies: taking([nine, 5]) }), apps)).toEqual({
			points: 3,
			used: 5,
			left: 0
		});
	});

	test('[IB1] counts one that is over, and none that was refused or not answered', () => {
		const states = ['over', 'refused', 'raised'] as const;
		const emergencies = states.map((state) =>
			accepted(nine, state === 'over' ? 1 : 10, {
				id: idOf(state),
				state,
				...(state === 'raised' ? { triage: null } : {})
			})
		);
		expect(bufferOf(tableOf({ emergencies }), apps).used).toBe(1);
	});
});

describe('the alarm', () => {
	const sessions = [
		...records.sessions,
		...[5, 4, 3, 2, 1].map((n) => held(6 - n, lockedAt - (n - 1) * day))
	];

	test('[EM13] rings past one in the running Sprint and the three before', () => {
		const fourth = lockedAt - 3 * day;
		const two = tableOf({ sessions, emergencies: taking([fourth, 1], [nine, 1]) });
		expect(alarmOf(two)).toEqual({ count: 2, sprints: 4, ringing: true });
		const older = tableOf({ sessions, emergencies: taking([fourth - 1, 1], [nine, 1]) });
		expect(alarmOf(older)).toEqual({ count: 1, sprints: 4, ringing: false });
	});

	test('[EM13] counts all products, whatever their points, but only what was accepted', () => {
		const other = accepted(nine, 0, { id: idOf('other'), product: core });
		const all = tableOf({ emergencies: [...taking([nine, 0]), other, emergency()] });
		expect(alarmOf(all)).toMatchObject({ count: 2, ringing: true });
	});

	test('[EM13] of a board that has not locked four times, counts from the beginning', () => {
		const few = tableOf({
			sessions: [...records.sessions, held(1, lockedAt)],
			emergencies: taking([0, 1], [nine, 1])
		});
		expect(alarmOf(few)).toMatchObject({ count: 2, ringing: true });
	});
});

describe('sizing at a lock', () => {
	const sized = (more: Parameters<typeof tableOf>[0]) => sizings(tableOf(more), nine).map(({ what }) => what);

	test('[IB5] by the mean of the last Sprints, rounded up', () => {
		const sessions = [...records.sessions, held(2, lockedAt), held(1, lockedAt - day)];
		// Three Sprints, the running one too: 10 points are 3⅓ each.
		const emergencies = taking([lockedAt - day - 1, 4], [lockedAt - day, 3], [lockedAt, 3]);
		expect(sized({ sessions, emergencies })).toEqual([{ kind: 'buffer-sized', product: apps, points: 4 }]);
		expect(sizings(tableOf({ sessions, emergencies }), nine)[0]?.by).toEqual({ kind: 'board' });
	});

	test('[IB5] four Sprints back and no further', () => {
		const sessions = [...records.sessions, ...[0, 1, 2, 3, 4].map((n) => held(9 - n, lockedAt - n * day))];
		const first = lockedAt - 3 * day;
		expect(sized({ sessions, emergencies: taking([first, 17]) })).toMatchObject([{ points: 5 }]);
		expect(sized({ sessions, emergencies: taking([first - 1, 17]) })).toEqual([]);
		expect(sized({ sessions, emergencies: taking([nine, 17]) })).toEqual([]);
	});

	test('[IB5] from the board’s first Sprint on', () => {
		expect(sized({ emergencies: taking([nine - 1, 5]) })).toMatchObject([{ points: 5 }]);
	});

	test('[IB5] not where nothing was taken, nor where it stays as it is', () => {
		expect(sized({})).toEqual([]);
		expect(sized({ emergencies: taking([nine - 1, 3]) })).toEqual([]);
	});

	test('[IB5] not one that a Product Owner sized, but one that the board did', () => {
		const emergencies = taking([nine - 1, 5]);
		const buffer = { product: apps, points: 2, at: nine - day };
		expect(sized({ emergencies, buffers: [{ ...buffer, by: people.ada }] })).toEqual([]);
		expect(sized({ emergencies, buffers: [{ ...buffer, by: null }] })).toMatchObject([{ points: 5 }]);
	});

	test('[IB5] product by product, in order of their ids', () => {
		const emergencies = [
			accepted(nine - 1, 7, { id: idOf('b'), product: core }),
			accepted(nine - 1, 5, { id: idOf('a') })
		];
		expect(sized({ emergencies })).toMatchObject([
			{ product: apps, points: 5 },
			{ product: core, points: 7 }
		]);
	});

	test('[IB5] as the last word of a lock', () => {
		const review = { session: idOf<SessionId>('s1'), at: nine, text: words };
		const table = tableIn('closing', { emergencies: taking([nine, 5]).map((each) => ({ ...each, review })) });
		const answer = doAct(table, people.fay, 'x', { kind: 'lock', next: nine + 7 * day });
		expect(told(answer)).toEqual(['locked', 'scheduled', 'buffer-sized']);
		expect(table.buffers.get(apps)).toEqual({ product: apps, points: 5, by: null, at: nine + hour });
		expect(bufferOf(table, apps)).toEqual({ points: 5, used: 0, left: 5 });
	});
});

test('[IB5] in that order however the lanes were opened', () => {
	const emergencies = [accepted(nine - 1, 7, { id: idOf('b'), product: core }), accepted(nine - 1, 5)];
	const table = tableOf({ emergencies, products: records.products.toReversed() });
	expect(sizings(table, nine).map(({ what }) => 'product' in what && what.product)).toEqual([apps, core]);
});
