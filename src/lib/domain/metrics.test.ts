import { describe, expect, test } from 'vitest';
import type { Happening } from './entries.ts';
import { acceptance, shareOfNo, spreadOf } from './figures.ts';
import { idOf, type BoardId, type PathwayId } from './ids.ts';
import { hour, items, move, nine, people } from './testing/board.ts';
import {
	type Told,
	ada,
	agreed,
	asked,
	by,
	declined,
	fay,
	locked,
	pointed,
	proposal,
	proposed,
	sam,
	scheduled,
	settled,
	shift,
	totalOf,
	words
} from './testing/told.ts';

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

test('[PS1] as many no as yes is a half', () => {
	const even = { agreed: 2, declined: 2 };
	expect([shareOfNo(even), acceptance(even)]).toEqual([0.5, 0.5]);
});

test('[PS1] an answer comes once', () => {
	const total = totalOf([
		...asked('p1', 0, agreed('p1')),
		[3, agreed('p1'), ada],
		[4, declined('p1'), ada],
		[5, proposed('p2'), ada, 'own'],
		[5, agreed('p2'), ada, 'own'],
		[6, { kind: 'withdrawn', proposal: proposal('p2') }, ada]
	]);
	expect(total).toMatchObject({ own: 1, agreed: 1, declined: 0, ended: { withdrawn: 0 } });
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
	const seats = (...told: Told[]) => totalOf(told).bySeat.map(({ seat }) => seat);
	const byName = ['facilitator', 'stakeholder'];
	expect(seats([0, proposed('p1'), sam], [1, proposed('p2'), fay])).toEqual(byName);
	expect(seats([0, proposed('p1'), fay], [1, proposed('p2'), sam])).toEqual(byName);
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

	test('goes on where the author puts another in its place', () => {
		const total = totalOf([
			[0, proposed('p1'), sam],
			[3, proposed('p2', { changes: [move(items.c1)], amends: proposal('p1') }), sam],
			[3, { kind: 'superseded', proposal: proposal('p1'), with: proposal('p2') }],
			[5, agreed('p2'), ada]
		]);
		expect(total.latency).toEqual({ count: 1, median: 5 * hour, p90: 5 * hour });
		expect(total.ended.superseded).toBe(1);
	});

	test('of nothing is nothing', () => {
		expect(totalOf([]).latency).toEqual({ count: 0, median: null, p90: null });
	});
});

test.each([
	[[7], 7, 7],
	[[10, 9], 9.5, 10],
	[[30, 100, 9], 30, 100],
	[[10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5.5, 9],
	[[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 6, 10]
])('[PS3] of %j the median is %d, and nine of ten are within %d', (list, median, p90) => {
	expect(spreadOf(list)).toEqual({ count: list.length, median, p90 });
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
