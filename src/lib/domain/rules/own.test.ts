import { expect, test } from 'vitest';
import { idOf, type ProductId } from '../ids.ts';
import { administrator, doAct, people, products, seat, tableOf, told, who } from '../testing/board.ts';

const own = { kind: 'own', product: products.none, person: people.ada } as const;

test.each([
	['the MetaScrum Product Owner', who(people.mia), 'metascrum-owner'],
	['the facilitator', who(people.fay), 'facilitator'],
	['an administrator', administrator, 'administrator']
] as const)('[OW1] %s says who owns a product', (_, by, seat) => {
	const table = tableOf();
	const answer = doAct(table, by, 'x', own);
	expect(answer).toMatchObject({ ok: true, value: [{ kind: 'owner-set', by: { kind: 'person', seat } }] });
	expect(table.products.get(products.none)?.owner).toBe(people.ada);
});

test('[OW1] or that it has none', () => {
	const table = tableOf();
	doAct(table, people.mia, 'x', { kind: 'own', product: products.apps, person: null });
	expect(table.products.get(products.apps)?.owner).toBeNull();
});

test('[OW1] a Product Owner does not give products away, nor takes them', () => {
	expect(told(doAct(tableOf(), people.ada, 'x', own))).toBe('OW1');
	expect(told(doAct(tableOf(), people.zoe, 'x', own))).toBe('OW1');
});

test('[AU5] an administrator who holds a seat that assigns acts in it', () => {
	const table = tableOf({ seats: [seat(administrator.person, 'facilitator')] });
	expect(doAct(table, administrator, 'x', own)).toMatchObject({ value: [{ by: { seat: 'facilitator' } }] });
});

test('[OW2] only products of the board get an owner', () => {
	expect(told(doAct(tableOf(), people.mia, 'x', { ...own, product: idOf<ProductId>('gone') }))).toBe('OW2');
});

test('[OW1] who may not is told that a seat is what they lack', () => {
	expect(doAct(tableOf(), people.ada, 'x', own)).toMatchObject({ error: { rule: 'OW1', offer: 'seat' } });
});
