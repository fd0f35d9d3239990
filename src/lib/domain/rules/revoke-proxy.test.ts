import { describe, expect, test } from 'vitest';
import type { ActOf } from '../acts.ts';
import { idOf, type ProxyId } from '../ids.ts';
import type { Proxy } from '../matters.ts';
import { contextAt, doAct, hour, nine, people, records, seat, tableOf, told } from '../testing/board.ts';

const proxy: Proxy = {
	id: idOf<ProxyId>('x'),
	of: people.ada,
	to: people.sam,
	products: null,
	from: nine,
	until: nine + 4 * hour,
	revokedAt: null
};
const table = () => tableOf({ proxies: [proxy] });
const revoke: ActOf<'revoke-proxy'> = { kind: 'revoke-proxy', proxy: proxy.id };

describe('a proxy ends', () => {
	test.each([people.ada, people.sam])('[PX5] when %s says so', (person) => {
		const one = table();
		expect(told(doAct(one, person, 'r', revoke))).toEqual(['proxy-revoked']);
		expect(one.proxies.get('x')?.revokedAt).toBe(nine + hour);
	});

	test('[PX5] and when nobody else does', () => {
		for (const person of [people.mia, people.fay])
			expect(doAct(table(), person, 'r', revoke)).toMatchObject({
				error: { rule: 'PX5', whom: [people.ada] }
			});
	});

	test('[PX4] where it is one of this board', () => {
		expect(told(doAct(tableOf(), people.ada, 'r', revoke))).toBe('PX4');
	});

	test('[PX6] once, and not after its time', () => {
		const one = table();
		doAct(one, people.ada, 'r', revoke);
		expect(told(doAct(one, people.ada, 's', revoke))).toBe('PX6');
		expect(told(doAct(table(), people.ada, 'r', revoke, contextAt(proxy.until)))).toBe('PX6');
		expect(told(doAct(table(), people.ada, 'r', revoke, contextAt(proxy.until - 1)))).toEqual([
			'proxy-revoked'
		]);
	});

	test('[SE1] who has no seat any more takes nothing back', () => {
		const without = tableOf({ proxies: [proxy], seats: [...records.seats.slice(1), seat(people.ada)] });
		expect(doAct(without, people.ada, 'r', revoke)).toMatchObject({ error: { rule: 'SE1', offer: 'seat' } });
	});
});
