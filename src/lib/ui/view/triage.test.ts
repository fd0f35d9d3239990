import { describe, expect, test } from 'vitest';
import {
	items,
	move,
	nine,
	place,
	products,
	records,
	tableOf,
	timebox,
	timeboxes
} from '#lib/domain/testing/board.ts';
import { emergency } from '#lib/domain/testing/matters.ts';
import { roomFor, triageChanges } from './triage.ts';

const { a1, a2, a3 } = items;
const { spring, summer } = timeboxes;

describe('what an emergency may change at once', () => {
	test('is in the running timebox: its card, and what makes room, the lowest first', () => {
		expect(roomFor(tableOf(), emergency(), nine)).toEqual({
			timebox: spring,
			first: a2,
			out: [a1],
			later: summer
		});
	});

	test('without a card, everything there may make room', () => {
		expect(roomFor(tableOf(), emergency({ item: null }), nine)).toMatchObject({ first: null, out: [a2, a1] });
	});

	test('a card that stands in another product by now is left alone', () => {
		const places = records.places.map((each) =>
			each.item === a2 ? { ...each, product: products.core } : each
		);
		expect(roomFor(tableOf({ places }), emergency(), nine)).toMatchObject({ first: null, out: [a1] });
	});

	test('nothing follows the last timebox, and nothing runs on an empty board', () => {
		const only = { timeboxes: [timebox(spring)], places: [place(a1)] };
		expect(roomFor(tableOf(only), emergency({ item: a1 }), nine)).toMatchObject({ out: [], later: null });
		expect(roomFor(tableOf({ ...only, places: [] }), emergency(), nine)).toBeNull();
	});
});

test('the changes: what makes room goes to the next timebox, the card to the top of this one', () => {
	const table = tableOf();
	const about = emergency({ item: a3 });
	const room = { timebox: spring, first: a3, out: [a2, a1], later: summer };
	expect(triageChanges(table, about, room, { first: true, out: [a2] })).toEqual([
		move(a2, { timebox: summer }),
		move(a3)
	]);
	expect(triageChanges(table, about, room, { first: false, out: [] })).toEqual([]);
	expect(triageChanges(table, about, { ...room, later: null }, { first: false, out: [a1] })).toEqual([]);
	expect(triageChanges(table, about, { ...room, first: null }, { first: true, out: [] })).toEqual([]);
});
