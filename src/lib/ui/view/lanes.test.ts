import { describe, expect, test, vi } from 'vitest';
import { item, items, needs, records, tableOf } from '#lib/domain/testing/board.ts';
import { cellLabel, columnsOf, lanesOf } from './lanes.ts';
import { neighboursOf } from './links.ts';
import { find } from './search.ts';

const { a1, a2, a3 } = items;

describe('the board as lanes', () => {
	test('columns go by time, the undated last; lanes hold cards or are not there', () => {
		const table = tableOf();
		expect(columnsOf(table).map((each) => each.id)).toEqual(['spring', 'summer', 'undated']);
		const names = (groupBy: 'product' | 'team') =>
			lanesOf(table, groupBy).map(({ product, team }) => `${product.name}/${team.name}`);
		expect(names('product')).toEqual(['Apps/red', 'Core/blue', 'No product/red']);
		expect(names('team')).toEqual(['Apps/red', 'No product/red', 'Core/blue']);
	});

	test('a cell is said with its cards and its load', () => {
		const table = tableOf({
			items: records.items.map((each) => ({ ...each, size: 5 })),
			teams: records.teams.map((each) => ({ ...each, capacity: 8 }))
		});
		const [lane] = lanesOf(table, 'product');
		const [spring] = columnsOf(table);
		if (!lane || !spring) throw new Error('no lane');
		expect(cellLabel({ table }, lane, spring)).toBe(
			'Apps / red / spring: 2 cards, 10 points, the team has 15 of 8 in all products'
		);
		const alone = tableOf({
			items: records.items.map((each) => ({ ...each, size: each.id === a1 ? 5 : null })),
			teams: records.teams.map((each) => ({ ...each, capacity: 8 }))
		});
		expect(cellLabel({ table: alone }, lane, spring, 2)).toBe(
			'Apps / red / spring: 2 cards, 2 proposed, 5 of 8 points'
		);
	});

	test('what a team has in all products is added up once for an input, however often its cells are said', () => {
		const table = tableOf({ teams: records.teams.map((each) => ({ ...each, capacity: 8 })) });
		const [lane] = lanesOf(table, 'product');
		const [spring] = columnsOf(table);
		if (!lane || !spring) throw new Error('no lane');
		const looked = vi.spyOn(table.index.cells, 'get');
		const asked = (what: () => void): number => {
			looked.mockClear();
			what();
			return looked.mock.calls.length;
		};
		const input = { table };
		expect(asked(() => cellLabel(input, lane, spring))).toBe(1 + table.products.size);
		expect(asked(() => cellLabel(input, lane, spring))).toBe(1);
		expect(asked(() => cellLabel({ table }, lane, spring))).toBe(1 + table.products.size);
	});

	test('a link is late where what is given lands after what needs it', () => {
		const table = tableOf({ links: [needs(a3, a1)] });
		expect(neighboursOf(table, a1).needs).toMatchObject([{ item: a3, late: true }]);
		expect(neighboursOf(table, a3).neededBy).toMatchObject([{ item: a1, late: true }]);
	});

	test('cards are found by key, start or any words, the nearest first', () => {
		const table = tableOf({
			items: [
				item(a1, { key: 'KEP-12', title: 'Retry payouts' }),
				item(a2, { key: 'KEP-2', title: 'Payóuts of 12' })
			]
		});
		expect(find(table, 'kep-12').map((each) => each.key)[0]).toBe('KEP-12');
		expect(find(table, 'payouts').map((each) => each.key)).toEqual(['KEP-2', 'KEP-12']);
		expect(find(table, ' ')).toEqual([]);
	});
});
