import { describe, expect, test } from 'vitest';
import type { ActOf } from '../acts.ts';
import { idOf, type ProductId } from '../ids.ts';
import {
	administrator,
	doAct,
	hour,
	items,
	move,
	nine,
	people,
	products,
	proposal,
	records,
	seat,
	tableIn,
	tableOf,
	told
} from '../testing/board.ts';

const { apps, core, none } = products;
const now = nine + hour;
const give = (more: Partial<ActOf<'give-proxy'>> = {}): ActOf<'give-proxy'> => ({
	kind: 'give-proxy',
	to: people.sam,
	products: null,
	from: now,
	until: now + 24 * hour,
	...more
});

describe('a proxy', () => {
	test('[PX1] is given by a Product Owner for all they sign for', () => {
		const table = tableOf();
		expect(told(doAct(table, people.ada, 'g', give()))).toEqual(['proxy-given']);
		expect([...table.proxies.values()]).toEqual([
			{
				id: 'id-1',
				of: people.ada,
				to: people.sam,
				products: null,
				from: now,
				until: now + 24 * hour,
				revokedAt: null
			}
		]);
	});

	test('[PX1] or for products of theirs, and for none of another’s', () => {
		expect(told(doAct(tableOf(), people.ada, 'g', give({ products: [apps] })))).toEqual(['proxy-given']);
		expect(told(doAct(tableOf(), people.mia, 'g', give({ products: [none] })))).toEqual(['proxy-given']);
		expect(doAct(tableOf(), people.ada, 'g', give({ products: [apps, core] }))).toMatchObject({
			error: { rule: 'PX1', because: 'You do not sign for Core.', whom: [people.ben] }
		});
		expect(doAct(tableOf(), people.ada, 'g', give({ products: [idOf<ProductId>('gone')] }))).toMatchObject({
			error: { rule: 'PX1', because: 'You do not sign for this product.', whom: [] }
		});
	});

	test('[PX1] by a seat the map names, for any product of the board', () => {
		const table = tableOf({ seats: [...records.seats, seat(people.zoe, 'sponsor')] });
		expect(doAct(table, people.zoe, 'g', give({ products: [core] }))).toMatchObject({
			value: [{ by: { seat: 'sponsor' } }]
		});
		expect(told(doAct(table, people.zoe, 'h', give()))).toEqual(['proxy-given']);
		expect(told(doAct(table, people.zoe, 'i', give({ products: [idOf<ProductId>('gone')] })))).toBe('PX1');
	});

	test('[PX1] by nobody who signs for nothing', () => {
		for (const person of [people.sam, people.fay, administrator])
			expect(told(doAct(tableOf(), person, 'g', give({ to: people.ben })))).toBe('PX1');
	});

	test('[PX2] goes to somebody else, with a seat that proposes', () => {
		for (const to of [people.ada, people.obi, people.zoe])
			expect(told(doAct(tableOf(), people.ada, 'g', give({ to })))).toBe('PX2');
		expect(doAct(tableOf(), people.ada, 'g', give({ to: people.zoe }))).toMatchObject({
			error: { offer: 'seat' }
		});
		expect(doAct(tableOf(), people.ada, 'g', give({ to: people.ada }))).not.toMatchObject({
			error: { offer: 'seat' }
		});
	});

	test('[PX3] none that ends when it begins, though that is still to come', () => {
		const at = now + hour;
		expect(told(doAct(tableOf(), people.ada, 'g', give({ from: at, until: at })))).toBe('PX3');
	});

	test.each([
		['ends when it begins', { until: now, from: now }],
		['ends before it begins', { from: now + 2 * hour, until: now + hour }],
		['has ended', { from: now - hour, until: now }]
	])('[PX3] none that %s', (_, times) => {
		expect(told(doAct(tableOf(), people.ada, 'g', give(times)))).toBe('PX3');
	});

	test('[PX3] may have begun, and is given on any day', () => {
		expect(
			told(doAct(tableIn('locked'), people.ada, 'g', give({ from: now - hour, until: now + 1 })))
		).toEqual(['proxy-given']);
	});

	test('[PX7] signs for the principal, by name, and the signature stands when it is taken back', () => {
		const table = tableOf();
		doAct(table, people.ada, 'g', give());
		doAct(table, people.mia, 'p', proposal(move(items.a1, { product: core })));
		const answer = doAct(table, people.sam, 's', { kind: 'sign-off', proposal: idOf('p') });
		expect(answer).toMatchObject({
			value: [{ kind: 'signed-off', proxyOf: people.ada, by: { person: people.sam, seat: 'product-owner' } }]
		});
		doAct(table, people.ada, 'r', { kind: 'revoke-proxy', proxy: idOf('id-1') });
		expect(table.proposals.get('p')?.signatures).toMatchObject([
			{ product: apps, by: people.sam, proxyOf: people.ada }
		]);
		expect(
			told(doAct(table, people.sam, 't', { kind: 'decline', proposal: idOf('p'), because: idOf('w') }))
		).toBe('SO1');
	});

	test('[PX7] proposes in their own seat, and signs at once in the principal’s', () => {
		const table = tableOf();
		doAct(table, people.ada, 'g', give());
		expect(told(doAct(table, people.sam, 'p', proposal(move(items.a2))))).toEqual([
			'proposed',
			'signed-off',
			'agreed'
		]);
		expect(table.proposals.get('p')).toMatchObject({
			seat: 'stakeholder',
			signatures: [{ proxyOf: people.ada }]
		});
	});

	test('[PX7] refines a locked board as the principal may', () => {
		const locked = tableIn('locked');
		doAct(locked, people.ada, 'g', give());
		expect(told(doAct(locked, people.sam, 'p', proposal(move(items.a2))))).toContain('agreed');
		expect(told(doAct(tableIn('locked'), people.sam, 'p', proposal(move(items.a2))))).toBe('LK1');
	});

	test('[PX7] who signs for themselves and for another gives two signatures', () => {
		const table = tableOf();
		doAct(table, people.ada, 'g', give({ to: people.ben }));
		doAct(table, people.ben, 'p', proposal(move(items.a1, { product: core })));
		expect(table.proposals.get('p')?.signatures.map(({ product, proxyOf }) => [product, proxyOf])).toEqual([
			[apps, people.ada],
			[core, undefined]
		]);
	});
});
