import { describe, expect, test } from 'vitest';
import type { ItemEdit, ProposedChange } from '#lib/domain/board.ts';
import { fit } from '#lib/domain/fitting.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { imagine } from '#lib/domain/imagine.ts';
import { placesIn } from '#lib/domain/lookup.ts';
import { items, move, tableOf, timeboxes } from '#lib/domain/testing/board.ts';
import type { Table } from '#lib/domain/table.ts';
import { asItStands, builtOn, reversal } from './undoing.ts';

const { a1, a2, c1 } = items;
const { summer, undated } = timeboxes;

const edit = (item: ItemId, set: ItemEdit): ProposedChange => ({ kind: 'edit', item, set });

/** The board after changes, and after they were taken back again. */
function thereAndBack(before: Table, changes: readonly ProposedChange[]) {
	const then = imagine(before, changes).table;
	const back = asItStands(then, reversal(before, changes) ?? []);
	expect(fit(then, back).ok).toBe(true);
	return { then, home: imagine(then, back).table };
}
const order = (table: Table) => {
	const place = tableOf().places.get(a1);
	return place ? placesIn(table, place).map(({ item }) => item) : [];
};

describe('undoing', () => {
	test('brings a card home to where it stood', () => {
		const before = tableOf();
		const { then, home } = thereAndBack(before, [move(a1, { timebox: summer })]);
		expect(order(then)).not.toContain(a1);
		expect(order(home)).toEqual(order(before));
	});

	test('brings cards home that went together, in their order', () => {
		const before = tableOf();
		const { home } = thereAndBack(before, [
			move(a2, { timebox: summer }),
			move(a1, { timebox: summer, after: a2 })
		]);
		expect(order(home)).toEqual(order(before));
	});

	test('gives an edit its old words back', () => {
		const before = tableOf();
		const { then, home } = thereAndBack(before, [edit(a1, { title: 'Another' })]);
		expect(then.items.get(a1)?.title).toBe('Another');
		expect(home.items.get(a1)?.title).toBe(before.items.get(a1)?.title);
	});

	test('is not one key where something was taken away', () => {
		expect(reversal(tableOf(), [{ kind: 'drop', item: a1 }])).toBeNull();
	});

	test('finds the end of the cell where whoever was followed has gone', () => {
		const before = tableOf();
		const changes = [move(a2, { timebox: summer })];
		const back = reversal(before, changes) ?? [];
		const later = imagine(before, [...changes, move(a1, { timebox: undated })]).table;
		expect(asItStands(later, back)).toMatchObject([{ item: a2, to: { after: null } }]);
		expect(fit(later, asItStands(later, back)).ok).toBe(true);
	});

	test('never touches what others have done since', () => {
		const changes = [move(a1, { timebox: summer }), edit(c1, { title: 'Another' })];
		const then = imagine(tableOf(), changes).table;
		expect(builtOn(then, changes)).toBeNull();
		expect(builtOn(imagine(then, [move(a1, { timebox: undated })]).table, changes)).toBe('A1');
		expect(builtOn(imagine(then, [edit(c1, { title: 'A third' })]).table, changes)).toBe('C1');
	});
});
