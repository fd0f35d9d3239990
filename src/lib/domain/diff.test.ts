import { describe, expect, test } from 'vitest';
import { diff } from './diff.ts';
import { idOf, type ItemId } from './ids.ts';
import { ranks } from './rank.ts';
import { agreedBoard } from './snapshot.ts';
import {
	doAct,
	item,
	items,
	move,
	people,
	place,
	products,
	proposal,
	records,
	tableIn,
	tableOf,
	timeboxes
} from './testing/board.ts';

const was = agreedBoard(tableOf());
const after = (...changes: Parameters<typeof proposal>) => {
	const table = tableOf();
	doAct(table, people.ada, 'p', proposal(...changes));
	return agreedBoard(table);
};

describe('drift', () => {
	test('there is none between equal boards', () => {
		expect(diff(was, agreedBoard(tableOf()))).toEqual([]);
	});

	test('a refinement under the lock is named against the snapshot', () => {
		const table = tableIn('scheduled');
		doAct(table, people.ada, 'p', proposal(move(items.a2)));
		expect(diff(was, agreedBoard(table))).toMatchObject([{ kind: 'reordered', item: items.a2 }]);
	});

	test('another timebox', () => {
		expect(diff(was, after(move(items.a1, { timebox: timeboxes.summer })))).toMatchObject([
			{
				kind: 'moved',
				item: items.a1,
				from: { timebox: timeboxes.spring },
				to: { timebox: timeboxes.summer }
			}
		]);
	});

	test('other facets, each named', () => {
		expect(
			diff(was, after({ kind: 'edit', item: items.a1, set: { size: 3, title: 'Other', stage: null } }))
		).toMatchObject([
			{ kind: 'edited', item: items.a1, facets: ['title', 'size'], was: { size: null }, now: { size: 3 } }
		]);
	});

	test('what came and what went', () => {
		const now = after({
			kind: 'add',
			item: item(idOf<ItemId>('new')),
			to: { product: products.apps, team: idOf('red'), timebox: timeboxes.spring, after: null }
		});
		expect(diff(was, now)).toEqual([{ kind: 'added', item: 'new' }]);
		expect(diff(now, was)).toEqual([{ kind: 'dropped', item: 'new' }]);
	});

	test('another owner', () => {
		const table = tableOf();
		doAct(table, people.mia, 'o', { kind: 'own', product: products.none, person: people.ada });
		expect(diff(was, agreedBoard(table))).toEqual([
			{ kind: 'owner', product: products.none, was: null, now: people.ada }
		]);
	});
});

describe('order', () => {
	const ids = 'abcdef'.split('').map((id) => idOf<ItemId>(id));
	const ordered = (order: string, keys = ranks(order.length)) =>
		agreedBoard(
			tableOf({
				items: ids.map((id) => item(id)),
				places: order.split('').map((id, n) => place(idOf<ItemId>(id), { rank: keys[n] ?? '' }))
			})
		);
	const named = (before: string, now: string) =>
		diff(ordered(before), ordered(now)).map((each) => ('item' in each ? each.item : ''));

	test('renewed order keys are no difference', () => {
		expect(diff(ordered('abcdef'), ordered('abcdef', ranks(20).slice(14)))).toEqual([]);
	});

	test.each([
		['abcdef', 'fabcde', ['f']],
		['abcdef', 'bcdefa', ['a']],
		['abcdef', 'acbdfe', ['c', 'f']],
		['abcdef', 'abcdef', []]
	])('from %s to %s the fewest items explain it', (before, now, expected) => {
		expect(named(before, now)).toEqual(expected);
	});

	test('an item that left the cell does not make its neighbours move', () => {
		expect(records.places).toHaveLength(6);
		expect(diff(was, after(move(items.a1, { timebox: timeboxes.summer })))).toHaveLength(1);
	});
});
