import type { Long } from '../rules/long.ts';
import { deadDatabase } from './database.ts';
import { stoppedOwner } from './owner.ts';
import { badWire } from './wire.ts';

/** What befalls a server that goes on running; each play throws where it should not have gone so. */
export const plays: ReadonlyMap<string, (seed: number) => Promise<string>> = new Map([
	['a bad wire', badWire],
	['a database that is killed', deadDatabase],
	['an owner that stands still', stoppedOwner]
]);

const minute = 60_000;

/** Plays each so often, or until the time is up. False where something was lost. */
export async function faults({ steps: times, seed, minutes }: Long): Promise<boolean> {
	const began = Date.now();
	let played = 0;
	for (; played < times && Date.now() - began < minutes * minute; played += 1)
		for (const [what, play] of plays) {
			const of = (Math.imul(seed, 0x9e3779b1) ^ played) >>> 0;
			try {
				console.log(`${what}: ${await play(of)}`);
			} catch (cause) {
				console.log(cause instanceof Error ? cause.message : String(cause));
				console.log(`${what}, after ${played} plays, with seed ${of}`);
				return false;
			}
		}
	const spent = ((Date.now() - began) / minute).toFixed(1);
	console.log(`each of ${[...plays.keys()].join(', ')} ${played} times in ${spent} minutes, nothing lost`);
	return true;
}
