import { describe, expect, test } from 'vitest';
import { signers, signingSeat, signsAlone } from './authority.ts';
import { idOf, type ProductId, type ProxyId } from './ids.ts';
import type { Proxy } from './matters.ts';
import type { Table } from './table.ts';
import { hour, items, move, nine, people, products, seat, tableOf } from './testing/board.ts';

const { apps, core, none } = products;

describe('a proxy', () => {
	const proxy = (more: Partial<Proxy> = {}): Proxy => ({
		id: idOf<ProxyId>('x'),
		of: people.ada,
		to: people.sam,
		products: null,
		from: nine,
		until: nine + hour,
		revokedAt: null,
		...more
	});
	const signs = (table: Table, now = nine, product: ProductId | null = apps) =>
		signingSeat(table, people.sam, { product }, now);
	const inHerName = { seat: 'product-owner', proxyOf: people.ada };

	test('[PX7] signs in the principal’s seat, while the principal still may', () => {
		const table = tableOf({ proxies: [proxy()] });
		expect(signs(table)).toEqual(inHerName);
		expect(signingSeat(table, people.ada, { product: apps }, nine)).toEqual({
			seat: 'product-owner',
			proxyOf: null
		});
		expect(signs(table, nine, core)).toBeNull();
	});

	test('[PX3] from its beginning until just before its end', () => {
		const table = tableOf({ proxies: [proxy()] });
		expect([nine - 1, nine, nine + hour - 1, nine + hour].map((now) => signs(table, now) !== null)).toEqual([
			false,
			true,
			true,
			false
		]);
	});

	test('[PX5] not once it was taken back', () => {
		expect(signs(tableOf({ proxies: [proxy({ revokedAt: nine })] }))).toBeNull();
	});

	test('[PX1] for the products it names alone, and for the whole board only where it names none', () => {
		const owners = [seat(people.ada, 'metascrum-owner'), seat(people.sam, 'stakeholder')];
		const named = tableOf({ seats: owners, proxies: [proxy({ products: [apps] })] });
		const all = tableOf({ seats: owners, proxies: [proxy()] });
		const board = { product: null, seat: 'metascrum-owner' } as const;
		expect(signs(named)).not.toBeNull();
		expect(signs(named, nine, none)).toBeNull();
		expect(signs(tableOf({ seats: owners, proxies: [proxy({ products: [apps, core] })] }))).not.toBeNull();
		expect(signs(all, nine, none)).not.toBeNull();
		expect(signingSeat(named, people.sam, board, nine)).toBeNull();
		expect(signingSeat(all, people.sam, board, nine)).not.toBeNull();
	});

	test('[PX1] of somebody who has lost the authority, or of another proxy, signs nothing', () => {
		const lost = tableOf({ seats: [seat(people.sam, 'stakeholder')], proxies: [proxy()] });
		expect(signs(lost)).toBeNull();
		const chain = [proxy({ to: people.ben }), proxy({ id: idOf<ProxyId>('y'), of: people.ben })];
		expect(signs(tableOf({ proxies: chain }))).toBeNull();
	});

	test('[PX2] signs nothing without a seat that proposes', () => {
		const seats = [seat(people.ada, 'product-owner'), seat(people.sam, 'observer')];
		expect(signs(tableOf({ seats, proxies: [proxy()] }))).toBeNull();
	});

	test('[PX7] of several, the first that holds', () => {
		const ended = proxy({ until: nine });
		expect(signs(tableOf({ proxies: [ended, proxy({ id: idOf<ProxyId>('y') })] }))).toEqual(inHerName);
	});

	test('[PX7] is shown beside who signs, at a time', () => {
		const table = tableOf({ proxies: [proxy()] });
		const change = move(items.a2);
		expect(signers(table, [change], nine)).toMatchObject([{ person: people.ada, proxies: [people.sam] }]);
		expect(signers(table, [change])).toMatchObject([{ person: people.ada, proxies: [] }]);
	});

	test('[PX7] signs alone what is the principal’s, at a time', () => {
		const table = tableOf({ proxies: [proxy()] });
		expect(signsAlone(table, people.sam, [move(items.a2)], nine)).toBe(true);
		expect(signsAlone(table, people.sam, [move(items.a2)])).toBe(false);
		expect(signsAlone(table, people.sam, [move(items.a2, { product: core })], nine)).toBe(false);
	});
});
