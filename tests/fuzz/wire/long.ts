import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Long } from '../rules/long.ts';
import { play } from './play.ts';
import { Tally } from './tally.ts';

/** Frames of one board; the next begins anew, so that whatever is found is found again in seconds. */
export const framesOfBoard = 4000;

const minute = 60_000;

/** Plays until enough frames were sent or the time is up. False where something happened that may not. */
export async function wire({ steps, seed, minutes }: Long): Promise<boolean> {
	const tally = new Tally();
	const began = Date.now();
	let told = began;
	let before = 0;
	for (let board = 0; tally.frames < steps && Date.now() - began < minutes * minute; board += 1) {
		try {
			await play(seedOf(seed, board), framesOfBoard, tally);
		} catch (cause) {
			console.log(cause instanceof Error ? cause.message : String(cause));
			console.log(`pin it as [${seedOf(seed, board)}, ${framesOfBoard}]`);
			return false;
		}
		// What the machine makes of the code at first is no part of it.
		if (board === 4) before = heap();
		if (Date.now() - told < minute) continue;
		told = Date.now();
		console.log(`${tally.frames} frames, ${heap().toFixed(1)} MB held`);
	}
	console.log(tally.toString());
	if (before > 0)
		console.log(`held after five boards ${before.toFixed(1)} MB, at the end ${heap().toFixed(1)} MB`);
	console.log(`seed ${seed}, ${((Date.now() - began) / minute).toFixed(1)} minutes, without a difference`);
	return true;
}

/** The seed of each board: the same for the same seed and number, for ever. */
export const seedOf = (seed: number, board: number): number => (Math.imul(seed, 0x9e3779b1) ^ board) >>> 0;

/** Megabytes in use, once what nobody holds is gone. */
function heap(): number {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	return process.memoryUsage().heapUsed / 1024 / 1024;
}
