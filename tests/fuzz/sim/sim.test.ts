import { describe, expect, test } from 'vitest';
import { seedOf } from './long.ts';
import { pinned } from './pinned.ts';
import { play } from './play.ts';
import { Tally } from './tally.ts';

/** As many as half a minute of one core has room for; a hundred thousand by hand. */
const runs = 500;
const seed = 20260303;

describe('whatever befalls the servers', () => {
	test.each(Object.entries(pinned))('%s', async (_, at) => {
		await expect(play(at, new Tally())).resolves.toBeTypeOf('string');
	});

	test('nothing that was told is lost, nothing is done twice, and all come level again', async () => {
		const tally = new Tally();
		for (let run = 0; run < runs; run += 1) await play(seedOf(seed, run), tally);
		console.log(tally.toString());
		// What is played is what it is meant to be.
		const { crashes, freezes, accepted, notes, turns, posted, watched } = tally.all;
		expect(Math.min(crashes, freezes, accepted, notes, turns, posted, watched)).toBeGreaterThan(runs / 4);
		const { locks, gone, shed } = tally.all;
		expect(Math.min(locks, gone, shed)).toBeGreaterThan(runs / 50);
	}, 1_200_000);

	test('the same seed tells the same story, another one another', async () => {
		const [one, again, other] = [await digestOf(7), await digestOf(7), await digestOf(8)];
		expect(again).toBe(one);
		expect(other).not.toBe(one);
	});
});

const digestOf = (of: number): Promise<string> => play(of, new Tally());
