import { describe, expect, test } from 'vitest';
import { detailAt, from } from './lod.ts';

describe('level of detail', () => {
	test('grows with the zoom', () => {
		expect([0.1, 0.3, 0.6, 1].map((z) => detailAt(z, null))).toEqual(['heat', 'bar', 'title', 'full']);
	});

	test('stays what it was within five per cent round a threshold, from either side', () => {
		for (const z of [from.full * 1.04, from.full * 0.96]) {
			expect(detailAt(z, 'full')).toBe('full');
			expect(detailAt(z, 'title')).toBe('title');
		}
	});

	test('changes once the threshold is passed by more', () => {
		expect(detailAt(from.full * 1.06, 'title')).toBe('full');
		expect(detailAt(from.full * 0.94, 'full')).toBe('title');
	});

	test('takes several levels in one step', () => {
		expect(detailAt(1, 'heat')).toBe('full');
		expect(detailAt(0.1, 'full')).toBe('heat');
	});
});
