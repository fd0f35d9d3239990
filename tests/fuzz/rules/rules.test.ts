import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { play, type Tallies } from './play.ts';
import { shares } from './tallies.ts';

/** 2,000 boards of 50 steps: every act judged twice, by the rules and by the model. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 2000);
const seed = Number(process.env['FUZZ_SEED'] ?? 20260303);

test('the rules and the model agree, whatever people do', { timeout: 1_200_000 }, async () => {
	const tallies: Tallies = new Map();
	const steps = fc.array(fc.nat(0x7fffffff), { minLength: 50, maxLength: 50 });
	await fc.assert(
		fc.asyncProperty(steps, (seeds) => play(seeds, tallies)),
		{ seed, numRuns: runs }
	);
	console.log(shares(tallies));
	expect(tallies.size).toBeGreaterThan(40);
});
