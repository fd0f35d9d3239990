import { describe, expect, test } from 'vitest';
import { products, teams, timeboxes } from '#lib/domain/testing/board.ts';
import { read, written } from './address.ts';

const spot = { product: products.apps, team: teams.red, timebox: timeboxes.spring, fx: 0.31, fy: 0.625 };

describe('an address', () => {
	test('brings the same place back', () => {
		const address = { card: 'KEP 2400/ü&x', sight: { spot, zoom: 0.8 } };
		expect(read(written(address))).toEqual(address);
		expect(written({ card: null, sight: { spot, zoom: 0.8 } })).toBe(
			'#at=apps+red+spring+0.31+0.625&zoom=0.8'
		);
	});

	test('may be of a card alone, or of nothing', () => {
		expect(read('#card=A1')).toEqual({ card: 'A1', sight: null });
		expect(written({ card: null, sight: null })).toBe('');
		expect(read('')).toEqual({ card: null, sight: null });
	});

	test('that was spoilt on the way leads nowhere', () => {
		for (const at of ['a+b', 'a+b+c+0.5', 'a+b+c+x+0.5', 'a+b+c+2+0.5', 'a+b+c+0.5+-1', 'a+b+c+0.5+0.5+more'])
			expect(read(`#at=${at}&zoom=1`).sight, at).toBeNull();
		for (const zoom of ['0', '-1', 'x', 'NaN', ''])
			expect(read(`#at=a+b+c+0.5+0.5&zoom=${zoom}`).sight, zoom).toBeNull();
		expect(read('#at=a+b+c+0.5+0.5&zoom=Infinity').sight?.zoom).toBe(10);
		expect(read('#at=a+b+c+0.5+0.5').sight?.zoom).toBe(1);
	});
});
