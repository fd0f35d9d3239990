import { describe, expect, test } from 'vitest';
import { isRank, rankAt, rankBetween, ranks } from './rank.ts';

describe('order keys', () => {
	test('are given in ascending order, short', () => {
		const many = ranks(10_000);
		expect(many).toEqual([...many].sort());
		expect(new Set(many).size).toBe(10_000);
		expect(Math.max(...many.map((rank) => rank.length))).toBeLessThanOrEqual(4);
		expect(ranks(0)).toEqual([]);
	});

	test('find room between, before and after others', () => {
		const [a = '', b = ''] = ranks(2);
		const between = rankBetween(a, b) ?? '';
		expect([a, between, b]).toEqual([a, between, b].sort());
		expect((rankBetween(null, a) ?? '') < a).toBe(true);
		expect((rankBetween(b, null) ?? '') > b).toBe(true);
		expect(rankBetween(null, null)).toBe('a0');
	});

	test('have no room between neighbours that tie or stand the wrong way round', () => {
		expect(rankBetween('a0', 'a0')).toBeNull();
		expect(rankBetween('a1', 'a0')).toBeNull();
	});

	test('never grow long: where one would, there is no room', () => {
		let after: string | null = 'a1';
		let count = 0;
		for (; after !== null && count < 1000; count += 1) {
			expect(after.length).toBeLessThanOrEqual(32);
			after = rankBetween('a0', after);
		}
		expect(count).toBeGreaterThan(100);
		expect(count).toBeLessThan(1000);
	});

	test.each(['', '0', 'a', 'b0', 'a00', '10', 'ä0', `A${'0'.repeat(26)}`, 'a0é', `a0${'V'.repeat(199)}`])(
		'%s is none',
		(text) => {
			expect(isRank(text)).toBe(false);
		}
	);

	test.each(['a0', 'a0V', 'Zz', 'b00'])('%s is one', (text) => {
		expect(isRank(text)).toBe(true);
	});

	test('of counts ascend with them', () => {
		const counts = [0, 1, 9, 10, 35, 36, 61, 62, 3843, 3844, 1_000_000, 62 ** 6 - 1];
		const keys = counts.map(rankAt);
		expect(keys).toEqual([...keys].sort());
		expect(keys.every(isRank)).toBe(true);
	});
});
