import { describe, expect, test } from 'vitest';
import { fit } from '#lib/domain/fitting.ts';
import { items, products, tableOf, teams, timeboxes } from '#lib/domain/testing/board.ts';
import { endOf, inReadingOrder, movesTo } from './moves.ts';

const { a1, a2, a3, c1 } = items;
const table = tableOf();
const spring = { product: products.apps, team: teams.red, timebox: timeboxes.spring };
const summer = { ...spring, timebox: timeboxes.summer, after: null };

describe('items that go together', () => {
	test('stand behind each other, and all of it fits as one proposal', () => {
		const moves = movesTo(table, [a1, a2], summer);
		expect(moves.map(({ item, to }) => [item, to.after])).toEqual([
			[a1, null],
			[a2, a1]
		]);
		expect(fit(table, moves).ok).toBe(true);
	});

	test('that stand so already are not moved', () => {
		expect(movesTo(table, [a1, a2], { ...spring, after: null })).toEqual([]);
		expect(movesTo(table, [a2], { ...spring, after: a1 })).toEqual([]);
		expect(movesTo(table, [a2], { ...spring, after: a2 })).toEqual([]);
	});

	test('leave out only those that end where they stand', () => {
		expect(movesTo(table, [a2, a1], { ...spring, after: null }).map(({ item }) => item)).toEqual([a2]);
		expect(movesTo(table, [a1, a3, a2], { ...spring, after: null }).map(({ item }) => item)).toContain(a3);
	});

	test('end behind whoever stays', () => {
		expect(endOf(table, spring, []).after).toBe(a2);
		expect(endOf(table, spring, [a2]).after).toBe(a1);
		expect(endOf(table, spring, [a1, a2]).after).toBeNull();
	});

	test('are told in the order in which the board is read', () => {
		expect(inReadingOrder(table, [c1, a2, a1])).toEqual([a1, a2, c1]);
	});
});
