import { expect, test } from 'vitest';
import { idOf, type ProductId } from '../ids.ts';
import { doAct, hour, nine, people, products, tableIn, tableOf, told } from '../testing/board.ts';

const size = { kind: 'size-buffer', product: products.apps, points: 5 } as const;

test('[IB3] the Product Owner sizes their product’s buffer, and may again', () => {
	const table = tableOf();
	expect(doAct(table, people.ada, 'x', size)).toMatchObject({
		value: [{ kind: 'buffer-sized', by: { person: people.ada, seat: 'product-owner' } }]
	});
	expect(table.buffers.get(products.apps)).toEqual({
		product: products.apps,
		points: 5,
		by: people.ada,
		at: nine + hour
	});
	doAct(table, people.ada, 'y', { ...size, points: 0 });
	expect(table.buffers.get(products.apps)?.points).toBe(0);
});

test('[IB3] nobody else', () => {
	for (const by of [people.ben, people.mia, people.fay])
		expect(doAct(tableOf(), by, 'x', size)).toMatchObject({ error: { rule: 'IB3', whom: [people.ada] } });
});

test.each(['scheduled', 'preparing', 'closing', 'locked'] as const)('[IB4] not while it is %s', (state) => {
	expect(doAct(tableIn(state), people.ada, 'x', size)).toMatchObject({
		error: { rule: 'IB4', offer: 'wait' }
	});
});

test('[MT1] of a product of the board', () => {
	expect(told(doAct(tableOf(), people.mia, 'x', { ...size, product: idOf<ProductId>('gone') }))).toBe('MT1');
});
