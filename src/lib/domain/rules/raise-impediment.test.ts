import { expect, test } from 'vitest';
import { idOf, type ItemId, type ProductId } from '../ids.ts';
import {
	administrator,
	contextAt,
	doAct,
	items,
	nine,
	people,
	products,
	tableIn,
	tableOf,
	told,
	words
} from '../testing/board.ts';

const raise = {
	kind: 'raise-impediment',
	text: words,
	severity: 'high',
	product: products.core,
	item: items.a1,
	owner: null,
	private: false
} as const;
/** 2026-03-03, 23:59:59.999 in Berlin. */
const tonight = Date.parse('2026-03-03T22:59:59.999Z');

test.each(['scheduled', 'preparing', 'open', 'closing', 'locked'] as const)(
	'[IM1] anybody with a seat raises one while the session is %s, an observer too',
	(state) => {
		const table = tableIn(state, {}, 'full-freeze');
		expect(told(doAct(table, people.obi, 'x', raise))).toEqual(['impediment-raised']);
		expect(table.impediments.get('id-1')).toEqual({
			id: 'id-1',
			by: people.obi,
			seat: 'observer',
			at: nine + 3_600_000,
			text: words,
			private: false,
			severity: 'high',
			product: products.core,
			item: items.a1,
			owner: null,
			due: null,
			path: [],
			state: 'open',
			solved: null
		});
	}
);

test('[IM1] nobody without a seat does, an administrator no more than others', () => {
	for (const by of [people.zoe, administrator])
		expect(doAct(tableOf(), by, 'x', raise)).toMatchObject({ error: { rule: 'IM1', offer: 'seat' } });
});

test('[IM2] the owner’s seat has the power to remove it; whoever could is named', () => {
	const refused = doAct(tableOf(), people.obi, 'x', { ...raise, owner: people.sam });
	expect(refused).toMatchObject({
		error: { rule: 'IM2', whom: [people.ada, people.ben, people.fay, people.mia] }
	});
	expect(told(doAct(tableOf(), people.obi, 'x', { ...raise, owner: people.zoe }))).toBe('IM2');
});

test('[IM3] with an owner it is due by the end of the day where sessions are called', () => {
	const table = tableOf();
	doAct(table, people.obi, 'x', { ...raise, owner: people.ada });
	expect(table.impediments.get('id-1')).toMatchObject({ owner: people.ada, due: tonight });
	const late = tableOf();
	doAct(late, people.obi, 'y', { ...raise, owner: people.ada }, contextAt(tonight + 1));
	expect(late.impediments.get('id-1')?.due).toBe(tonight + 24 * 3_600_000);
});

test('[MT1] it is about a product and an item of the board, or about neither', () => {
	expect(told(doAct(tableOf(), people.obi, 'x', { ...raise, product: idOf<ProductId>('gone') }))).toBe('MT1');
	expect(told(doAct(tableOf(), people.obi, 'x', { ...raise, item: idOf<ItemId>('gone') }))).toBe('MT1');
	expect(told(doAct(tableOf(), people.obi, 'x', { ...raise, product: null, item: null }))).toEqual([
		'impediment-raised'
	]);
});

test('[IM8] a private one names no product, no item, and an owner at once', () => {
	const hidden = { ...raise, private: true, product: null, item: null, owner: people.ada } as const;
	expect(told(doAct(tableOf(), people.sam, 'x', { ...hidden, product: products.core }))).toBe('IM8');
	expect(told(doAct(tableOf(), people.sam, 'x', { ...hidden, item: items.a1 }))).toBe('IM8');
	expect(told(doAct(tableOf(), people.sam, 'x', { ...hidden, owner: null }))).toBe('IM8');
	const table = tableOf();
	expect(told(doAct(table, people.sam, 'x', hidden))).toEqual(['impediment-raised']);
	expect(table.impediments.get('id-1')).toMatchObject({ private: true, owner: people.ada });
});
