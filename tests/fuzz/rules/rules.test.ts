import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actKinds } from '#lib/domain/acts.ts';
import { pinned, stepsFrom } from './pinned.ts';
import { play, type Tallies } from './play.ts';
import { shares } from './tallies.ts';

/** 2,000 boards of 50 steps: every act judged twice, by the rules and by the model. */
const runs = 2000;
const seed = 20260303;

describe('whatever people do', () => {
	test('[IN11] [IN1] [IN2] [IN8] the rules and the model agree, and nothing goes around the invariants', async () => {
		const tallies: Tallies = new Map();
		const steps = fc.array(fc.nat(0x7fffffff), { minLength: 50, maxLength: 50 });
		const details = await fc.check(
			fc.asyncProperty(steps, (seeds) => play(seeds, tallies)),
			{ seed, numRuns: runs }
		);
		console.log(shares(tallies));
		expect(details.failed ? fc.defaultReportMessage(details) : undefined).toBeUndefined();
		// Every kind of act is asked, and accepted by somebody; only a second founding never is.
		const never = [...tallies].filter(([, { accepted }]) => accepted === 0).map(([kind]) => kind);
		expect(never).toEqual(['found']);
		expect([...tallies.keys()].sort()).toEqual([...actKinds].sort());
	}, 1_200_000);

	test.each(Object.entries(pinned))('%s', async (_, seeds) => {
		await expect(play(stepsFrom(seeds), new Map())).resolves.toBeUndefined();
	});
});
