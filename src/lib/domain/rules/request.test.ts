import { expect, test } from 'vitest';
import { idOf, type ItemId, type ProductId } from '../ids.ts';
import {
	doAct,
	hour,
	items,
	nine,
	people,
	products,
	tableIn,
	tableOf,
	told,
	words
} from '../testing/board.ts';

const ask = {
	kind: 'request',
	what: 'funding',
	text: words,
	giver: people.obi,
	product: products.core,
	item: items.a1
} as const;

test.each(['scheduled', 'preparing', 'open', 'closing', 'locked'] as const)(
	'[RQ1] a seat that may propose asks while the session is %s',
	(state) => {
		const table = tableIn(state, {}, 'full-freeze');
		expect(told(doAct(table, people.sam, 'x', ask))).toEqual(['requested']);
		expect(table.requests.get('id-1')).toEqual({
			id: 'id-1',
			by: people.sam,
			seat: 'stakeholder',
			at: nine + hour,
			what: 'funding',
			text: words,
			giver: people.obi,
			product: products.core,
			item: items.a1,
			state: 'asked',
			answer: null
		});
	}
);

test('[SE1] an observer asks for nothing', () => {
	for (const by of [people.obi, people.zoe]) expect(told(doAct(tableOf(), by, 'x', ask))).toBe('SE1');
});

test('[RQ2] whoever is asked holds a seat', () => {
	expect(told(doAct(tableOf(), people.sam, 'x', { ...ask, giver: people.zoe }))).toBe('RQ2');
});

test('[MT1] it is about a product and an item of the board, or about neither', () => {
	expect(told(doAct(tableOf(), people.sam, 'x', { ...ask, product: idOf<ProductId>('gone') }))).toBe('MT1');
	expect(told(doAct(tableOf(), people.sam, 'x', { ...ask, item: idOf<ItemId>('gone') }))).toBe('MT1');
	expect(told(doAct(tableOf(), people.sam, 'x', { ...ask, product: null, item: null }))).toEqual([
		'requested'
	]);
});
