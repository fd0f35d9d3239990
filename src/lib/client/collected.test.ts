import { describe, expect, test } from 'vitest';
import { differenceAs } from '#lib/domain/difference.ts';
import { idOf, type ActId, type ItemId, type ProposalId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import {
	doAct,
	items,
	move,
	people,
	place,
	proposal,
	records,
	tableOf,
	timeboxes
} from '#lib/domain/testing/board.ts';
import { type Collected, emptyCollected, overtaken, withMore, withoutOne } from './collected.ts';

const { a1, a2, a3 } = items;
const { summer, undated } = timeboxes;
const begun = emptyCollected({ id: idOf<ActId>('t1'), at: 5 });
const later = (item: ItemId) => move(item, { timebox: summer });

const what = (table: Table, collected: Collected) => {
	const found = overtaken(table, collected, differenceAs(table, collected.changes));
	return collected.changes.map((change) => found.get(change)?.kind ?? 'stands');
};

describe('what is being put together', () => {
	test('begins with nothing and nobody’s words', () => {
		expect(begun).toEqual({
			...{ id: 't1', at: 5, changes: [], from: [], because: '', cause: null, answers: null }
		});
		const answers = idOf<ProposalId>('p1');
		expect(emptyCollected({ id: idOf<ActId>('t1'), at: 5, answers }).answers).toBe(answers);
	});

	test('gathers one change a thing, and where its items stood', () => {
		const table = tableOf();
		const one = withMore(table, begun, [later(a1)]);
		const two = withMore(table, one, [move(a1, { timebox: undated }), later(a2)]);
		expect(two.changes).toEqual(expect.arrayContaining([move(a1, { timebox: undated }), later(a2)]));
		expect(two.changes).toHaveLength(2);
		expect(two.from.map(({ item, timebox }) => [item, timebox]).sort()).toEqual([
			[a1, 'spring'],
			[a2, 'spring']
		]);
	});

	test('keeps the first place of an item, whatever the board did since', () => {
		const table = tableOf();
		const one = withMore(table, begun, [move(a1, { timebox: undated })]);
		doAct(table, people.ada, 'p1', proposal(later(a1)));
		const two = withMore(table, one, [later(a2)]);
		expect(two.from.find(({ item }) => item === a1)?.timebox).toBe('spring');
	});

	test('lets one be taken out, and forgets its item', () => {
		const table = tableOf();
		const both = withMore(table, begun, [later(a1), later(a2)]);
		const [first] = both.changes;
		if (!first) throw new Error('nothing collected');
		const rest = withoutOne(table, both, first);
		expect(rest.changes).toHaveLength(1);
		expect(rest.from).toHaveLength(1);
	});
});

describe('when the board moves under it', () => {
	test('what is untouched stands', () => {
		expect(what(tableOf(), withMore(tableOf(), begun, [later(a1)]))).toEqual(['stands']);
	});

	test('an item that was moved meanwhile is said, with from where to where', () => {
		const table = tableOf();
		const one = withMore(table, begun, [move(a1, { timebox: undated })]);
		doAct(table, people.ada, 'p1', proposal(later(a1)));
		expect(what(table, one)).toEqual(['moved']);
		const [found] = overtaken(table, one, differenceAs(table, one.changes)).values();
		expect(found).toMatchObject({ was: { timebox: 'spring' }, now: { timebox: 'summer' } });
	});

	test('another order in the same cell is no news', () => {
		const table = tableOf();
		const one = withMore(table, begun, [later(a1)]);
		doAct(table, people.ada, 'p1', proposal(move(a1, { after: a2 })));
		expect(what(table, one)).toEqual(['stands']);
	});

	test('what the board says by now is done', () => {
		const table = tableOf();
		const one = withMore(table, begun, [move(a1, { timebox: summer, after: a3 })]);
		doAct(table, people.ada, 'p1', proposal(move(a1, { timebox: summer, after: a3 })));
		expect(what(table, one)).toEqual(['done']);
		expect(withMore(table, one, []).changes).toEqual([]);
	});

	test('what can’t happen any more is kept at the end with the reason, until it is taken out', () => {
		const one = withMore(tableOf(), begun, [later(a1), later(a2)]);
		const without = tableOf({
			items: records.items.filter(({ id }) => id !== a1),
			places: records.places.filter(({ item }) => item !== a1)
		});
		const two = withMore(without, one, [later(items.c1)]);
		expect(two.changes).toHaveLength(3);
		expect(two.changes.at(-1)).toEqual(one.changes.find((each) => 'item' in each && each.item === a1));
		expect(what(without, two)).toEqual(['stands', 'stands', 'impossible']);
		// What never fitted is not gathered at all.
		expect(withMore(without, begun, [later(a1)]).changes).toEqual([]);
		expect(place(a1).item).toBe(a1);
	});
});
