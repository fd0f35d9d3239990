import { expect, test } from 'vitest';
import { spare } from './thinning.ts';

const at = (...seqs: readonly number[]) => seqs.map((seq, n) => ({ generation: seqs.length - n, seq }));

test('a checkpoint goes once it is not among the newest and little was decided around it', () => {
	expect(spare(at(70, 60, 50, 40, 30, 20, 10))).toBe(2);
	expect(spare(at(7000, 6000, 5000, 4000, 1030, 1020, 10))).toBeNull();
	expect(spare(at(60, 50, 40, 30, 20, 10))).toBeNull();
	expect(spare(at(10))).toBeNull();
});
