import { describe, expect, test } from 'vitest';
import { framesOfBoard, seedOf } from './long.ts';
import { pinned } from './pinned.ts';
import { play } from './play.ts';
import { Tally } from './tally.ts';

/** A minute and a half of one core; ten million by hand. */
const frames = 200_000;
const seed = 20260303;

describe('whatever comes over a wire', () => {
	test.each(Object.entries(pinned))('%s', async (_, [at, steps]) => {
		await expect(play(at, steps, new Tally())).resolves.toBeUndefined();
	});

	test('nobody writes what is not theirs, nothing breaks, and whoever comes anew holds what everybody holds', async () => {
		const tally = new Tally();
		for (let board = 0; tally.frames < frames; board += 1)
			await play(seedOf(seed, board), framesOfBoard, tally);
		console.log(tally.toString());
		// What is played is what it is meant to be: much is taken, much is refused, and generations turn.
		expect([...tally.codes.keys()]).toEqual(expect.arrayContaining([4400, 4403, 4413, 4422]));
		expect(tally.updates).toBeGreaterThan(frames / 10);
		expect(tally.entries).toBeGreaterThan(frames / 1000);
		expect(tally.turns).toBeGreaterThan(frames / framesOfBoard);
	}, 1_200_000);
});
