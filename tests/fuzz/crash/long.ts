import { built } from '../../browser/lockstep.ts';
import type { Long } from '../rules/long.ts';
import { play } from './play.ts';
import { Tally } from './tally.ts';

/** Kills of one data folder; the next begins anew, so that what is looked through each time stays short. */
const killsOfFolder = 50;

const minute = 60_000;

/** Kills and starts until that was done often enough or the time is up. False where something was lost. */
export async function crash({ steps: kills, seed, minutes }: Long): Promise<boolean> {
	built();
	const tally = new Tally();
	const began = Date.now();
	for (let folder = 0; tally.kills < kills && Date.now() - began < minutes * minute; folder += 1) {
		const of = seedOf(seed, folder);
		try {
			await play(of, Math.min(killsOfFolder, kills - tally.kills), tally);
		} catch (cause) {
			console.log(cause instanceof Error ? cause.message : String(cause));
			console.log(`after ${tally.kills} kills, in the folder of seed ${of}`);
			return false;
		}
		console.log(`${tally.kills} kills, ${((Date.now() - began) / minute).toFixed(1)} minutes`);
	}
	console.log(tally.toString());
	console.log(`seed ${seed}, ${((Date.now() - began) / minute).toFixed(1)} minutes, nothing lost`);
	return true;
}

/** The seed of each folder: the same for the same seed and number, for ever. */
const seedOf = (seed: number, folder: number): number => (Math.imul(seed, 0x9e3779b1) ^ folder) >>> 0;
