import { describe, expect, test } from 'vitest';
import { painters, partsAt } from './board.ts';

describe('the parts of a board', () => {
	for (const detail of ['full', 'title', 'bar', 'heat'] as const)
		test(`are all of it, from the ground up, at ${detail}`, () => {
			const { below, still, above } = partsAt(detail);
			expect([...below, ...still, ...above]).toEqual(painters);
			expect(still.length).toBeGreaterThan(0);
		});
});
