import { expect, test } from 'vitest';
import { recordsOf } from './checkpoint.ts';
import { idOf, type ItemId } from './ids.ts';
import { copyOf, imagine } from './imagine.ts';
import { placesIn } from './lookup.ts';
import { doAct, item, items, move, people, place, proposal, tableOf, timeboxes } from './testing/board.ts';

const { a1, a2, a3 } = items;
const { spring, summer } = timeboxes;
const n9 = idOf<ItemId>('n9');

test('shows the board with the changes done, one after the other, and leaves the table alone', () => {
	const table = tableOf();
	const before = recordsOf(table);
	const { table: then, returned } = imagine(table, [
		move(a1, { timebox: summer, after: a3 }),
		{ kind: 'edit', item: a1, set: { size: 8 } },
		{ kind: 'add', item: item(n9), to: { ...place(a2), after: a2 } }
	]);
	expect(returned).toEqual([]);
	expect(placesIn(then, place(a3, { timebox: summer })).map((each) => each.item)).toEqual([a3, a1]);
	expect(placesIn(then, place(a2)).map((each) => each.item)).toEqual([a2, n9]);
	expect(then.items.get(a1)?.size).toBe(8);
	expect(then.seq).toBe(table.seq);
	expect(recordsOf(table)).toEqual(before);
	expect(placesIn(table, place(a1)).map((each) => each.item)).toEqual([a1, a2]);
	expect(table.index.keys.has(item(n9).key)).toBe(false);
});

test('gives back what can’t happen, with the rule, and lets the rest happen', () => {
	const gone = move(idOf<ItemId>('gone'), { timebox: summer });
	const { table: then, returned } = imagine(tableOf(), [gone, move(a1, { timebox: summer })]);
	expect(returned).toEqual([{ change: gone, refusal: expect.objectContaining({ rule: 'PR4' }) as unknown }]);
	expect(then.places.get(a1)?.timebox).toBe(summer);
});

test('asks nobody’s right: a locked board can be imagined otherwise', () => {
	const { table: then } = imagine(tableOf({ seats: [] }), [move(a1, { timebox: summer })]);
	expect(then.places.get(a1)?.timebox).toBe(summer);
});

test('a copy has sets and lists of its own', () => {
	const table = tableOf();
	const copy = copyOf(table);
	doAct(copy, people.sam, 'p1', proposal(move(a1, { timebox: summer })));
	expect(copy.proposals.size).toBe(1);
	expect(table.proposals.size).toBe(0);
	expect(table.index.open.size).toBe(0);
	expect(placesIn(table, place(a1, { timebox: spring }))).toHaveLength(2);
});
