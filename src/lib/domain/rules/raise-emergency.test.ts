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
import { emergency } from '../testing/matters.ts';

const raise = {
	kind: 'raise-emergency',
	product: products.apps,
	item: items.a1,
	reason: 'outage',
	text: words
} as const;

test.each([
	['scheduled', 'management-input'],
	['preparing', 'full-freeze'],
	['open', 'management-input'],
	['closing', 'full-freeze'],
	['locked', 'full-freeze']
] as const)('[EM1] a seat that may propose raises one while %s under %s', (state, policy) => {
	const table = tableIn(state, {}, policy);
	expect(told(doAct(table, people.sam, 'x', raise))).toEqual(['emergency-raised']);
	expect(table.emergencies.get('id-1')).toEqual({
		id: 'id-1',
		number: 1,
		by: people.sam,
		seat: 'stakeholder',
		at: nine + hour,
		product: products.apps,
		item: items.a1,
		reason: 'outage',
		text: words,
		state: 'raised',
		triage: null,
		broken: null,
		overAt: null,
		review: null
	});
});

test('[EM1] they are counted', () => {
	const table = tableOf({ emergencies: [emergency()] });
	expect(doAct(table, people.sam, 'x', raise)).toMatchObject({ value: [{ number: 2 }] });
});

test('[SE1] an observer raises none', () => {
	for (const by of [people.obi, people.zoe]) expect(told(doAct(tableOf(), by, 'x', raise))).toBe('SE1');
});

test.each(['soft', 'off'] as const)('[EM2] under %s there is nothing to break', (policy) => {
	expect(told(doAct(tableIn('scheduled', {}, policy), people.sam, 'x', raise))).toBe('EM2');
});

test('[EM4] about an item of that product, or about none', () => {
	expect(told(doAct(tableOf(), people.sam, 'x', { ...raise, item: items.c1 }))).toBe('EM4');
	expect(told(doAct(tableOf(), people.sam, 'x', { ...raise, item: null }))).toEqual(['emergency-raised']);
});

test('[MT1] for a product of the board', () => {
	expect(told(doAct(tableOf(), people.sam, 'x', { ...raise, product: idOf<ProductId>('gone') }))).toBe('MT1');
	expect(told(doAct(tableOf(), people.sam, 'x', { ...raise, item: idOf<ItemId>('gone') }))).toBe('MT1');
});
