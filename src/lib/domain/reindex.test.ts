import { expect, test } from 'vitest';
import { item, items, tableOf } from './testing/board.ts';
import { write } from './table.ts';

test('a key that another item has taken stays the other’s when the first goes', () => {
	const table = tableOf();
	const [was, now] = [item(items.a1), item(items.a2, { key: 'A1' })];
	write(table, [{ kind: 'items', id: items.a2, was: item(items.a2), now }], 11);
	write(table, [{ kind: 'items', id: items.a1, was, now: null }], 12);
	expect(table.index.keys.get('A1')).toBe(items.a2);
});
