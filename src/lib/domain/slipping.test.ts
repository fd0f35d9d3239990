import { describe, expect, test } from 'vitest';
import { slipping, type Overflow } from './slipping.ts';
import {
	item,
	items,
	nine,
	place,
	products,
	records,
	tableOf,
	teams,
	timebox,
	timeboxes
} from './testing/board.ts';

const { apps, core } = products;
const { a1, a2, a3, c1, c2, n1 } = items;
const sized = (...sizes: readonly (readonly [(typeof items)[keyof typeof items], number | null])[]) =>
	records.items.map((each) => {
		const found = sizes.find(([id]) => id === each.id);
		return found ? item(each.id, { size: found[1] }) : each;
	});
const slips = (more: Partial<Overflow> = {}, table = tableOf()) =>
	slipping(table, { product: apps, over: 1, spared: new Set(), now: nine, ...more });

describe('[IB2] what slips', () => {
	test('[IB2] the lowest of the product in the timebox it is by date', () => {
		expect(slips()).toEqual([a2]);
		expect(slips({ over: 2 })).toEqual([a2, a1]);
		expect(slips({ product: core })).toEqual([c1]);
		expect(slips({ now: Date.parse('2026-07-01T12:00:00Z') })).toEqual([a3]);
	});

	test('[IB2] as many as come to the overflow, all of them where they do not', () => {
		const big = tableOf({ items: sized([a2, 5]) });
		expect(slips({ over: 5 }, big)).toEqual([a2]);
		expect(slips({ over: 5.5 }, big)).toEqual([a2, a1]);
		expect(slips({ over: 100 }, big)).toEqual([a2, a1]);
	});

	test('[IB2] not what the emergency is about, nor what has no size to give', () => {
		expect(slips({ spared: new Set([a2]) })).toEqual([a1]);
		expect(slips({}, tableOf({ items: sized([a2, 0]) }))).toEqual([a1]);
	});

	test('[IB2] lane by lane from below: the lower lane’s last first', () => {
		const table = tableOf({
			places: [
				place(a1, { rank: 'a0' }),
				place(a2, { rank: 'a1' }),
				place(a3, { team: teams.blue, rank: 'a0' }),
				place(c1, { team: teams.blue, rank: 'a1' }),
				place(c2, { product: core }),
				place(n1, { product: products.none })
			]
		});
		expect(slips({ over: 9 }, table)).toEqual([c1, a2, a3, a1]);
	});

	test('[IB2] on the first and on the last day of a timebox', () => {
		expect(slips({ now: Date.parse('2026-03-01T00:00:00Z') })).toEqual([a2]);
		expect(slips({ now: Date.parse('2026-05-31T21:59:59Z') })).toEqual([a2]);
		expect(slips({ now: Date.parse('2026-05-31T22:00:00Z') })).toEqual([a3]);
	});

	test('[IB2] without dates, in the timebox that holds most of the product, the later of equals', () => {
		const undated = records.timeboxes.map(({ id, rank, undated: last }) =>
			timebox(id, { rank, undated: last })
		);
		expect(slips({}, tableOf({ timeboxes: undated }))).toEqual([a2]);
		const places = records.places.filter(({ item: id }) => id !== a1 && id !== a2);
		expect(slips({}, tableOf({ timeboxes: undated, places }))).toEqual([a3]);
		expect(slips({}, tableOf({ timeboxes: undated, places: [] }))).toEqual([]);
		const { spring, summer } = timeboxes;
		const even = [place(a1), place(a2, { timebox: summer }), place(a3, { timebox: timeboxes.undated })];
		expect(slips({ over: 9 }, tableOf({ timeboxes: undated, places: even }))).toEqual([a2]);
		const later = [place(a1, { timebox: timeboxes.undated }), place(a2, { timebox: timeboxes.undated })];
		expect(slips({}, tableOf({ timeboxes: undated, places: later }))).toEqual([a2]);
		const all = [...later, place(a3, { timebox: spring })];
		expect(slips({}, tableOf({ timeboxes: undated, places: all }))).toEqual([a3]);
	});

	test('[IB2] a timebox with one date only is not running', () => {
		const half = records.timeboxes.map((each) =>
			each.id === timeboxes.spring ? { ...each, ends: null } : each
		);
		const places = [place(a3, { timebox: timeboxes.summer }), place(a1, { timebox: timeboxes.undated })];
		expect(slips({}, tableOf({ timeboxes: half, places }))).toEqual([a3]);
	});

	test('[IB2] once all dates are over, in the first timebox where the product has anything', () => {
		const now = Date.parse('2027-01-01T12:00:00Z');
		expect(slips({ now })).toEqual([a2]);
		const places = [place(a3, { timebox: timeboxes.summer }), place(a1, { timebox: timeboxes.undated })];
		expect(slips({ now }, tableOf({ places }))).toEqual([a3]);
	});

	test('[IB2] on the days of a later timebox too, and on none before the first begins', () => {
		expect(slips({ now: Date.parse('2026-06-01T00:00:00Z') })).toEqual([a3]);
		expect(slips({ now: Date.parse('2026-08-31T21:59:59Z') })).toEqual([a3]);
		const later = records.timeboxes.map((each) =>
			each.id === timeboxes.spring ? timebox(each.id, { ...each, starts: '2026-04-01' }) : each
		);
		const between = tableOf({ timeboxes: later, places: [place(a3, { timebox: timeboxes.summer })] });
		expect(slips({}, between)).toEqual([a3]);
	});

	test('[IB2] in the order of the timeboxes, however the board lists them', () => {
		const now = Date.parse('2027-01-01T12:00:00Z');
		expect(slips({ now }, tableOf({ timeboxes: records.timeboxes.toReversed() }))).toEqual([a2]);
	});

	test('[IB2] one timebox with dates is enough for dates to say where the board stands', () => {
		const some = records.timeboxes.map((each) =>
			each.id === timeboxes.spring
				? timebox(each.id, { ...each, ends: '2026-03-02' })
				: timebox(each.id, { rank: each.rank })
		);
		const places = [
			place(a1),
			place(a2, { timebox: timeboxes.summer }),
			place(a3, { timebox: timeboxes.summer })
		];
		expect(slips({}, tableOf({ timeboxes: some, places }))).toEqual([a1]);
	});

	test('[IB2] lanes of teams stand in the board’s order, however the board lists them', () => {
		const places = [place(a1), place(a2, { team: teams.blue })];
		expect(slips({}, tableOf({ places, teams: records.teams.toReversed() }))).toEqual([a2]);
	});

	test.each(['starts', 'ends'] as const)(
		'[IB2] one date of one timebox is enough too, though none can run by it: %s',
		(end) => {
			const half = records.timeboxes.map((each) =>
				timebox(each.id, {
					rank: each.rank,
					undated: each.undated,
					[end]: each.id === timeboxes.spring ? '2026-03-01' : null
				})
			);
			const places = [
				place(a1),
				place(a2, { timebox: timeboxes.summer }),
				place(a3, { timebox: timeboxes.summer })
			];
			expect(slips({}, tableOf({ timeboxes: half, places }))).toEqual([a1]);
		}
	);
});
