import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Long } from '../rules/long.ts';
import { play } from './play.ts';
import { Tally } from './tally.ts';

const minute = 60_000;
const reports = join(import.meta.dirname, '../../../reports/fuzz');

/** Plays so many runs, each from its own seed, going on where the last time ended. False where one went wrong. */
export async function sim({ steps, seed, minutes }: Long): Promise<boolean> {
	const file = join(reports, `sim-${seed}.json`);
	const tally = readFrom(file);
	console.log(`seed ${seed}, from run ${tally.runs}`);
	const began = Date.now();
	let told = began;
	while (tally.runs < steps && Date.now() - began < minutes * minute) {
		if (!(await isFine(seedOf(seed, tally.runs), tally))) return false;
		if (Date.now() - told < minute) continue;
		told = Date.now();
		keepIn(file, tally);
		console.log(`${tally.runs} runs`);
	}
	keepIn(file, tally);
	console.log(`${tally.toString()}\n${((Date.now() - began) / minute).toFixed(1)} minutes, all of them well`);
	return true;
}

/** The seed of each run: the same for the same seed and number, for ever. */
export const seedOf = (seed: number, run: number): number => (Math.imul(seed, 0x9e3779b1) + run) >>> 0;

async function isFine(seed: number, tally: Tally): Promise<boolean> {
	try {
		await play(seed, tally);
		return true;
	} catch (cause) {
		console.log(cause instanceof Error ? cause.message : String(cause));
		console.log(`pin it as ${seed}; its story is in ${await storyOf(seed)}`);
		return false;
	}
}

/** Plays it once more and writes down all that happens. */
async function storyOf(seed: number): Promise<string> {
	const story: string[] = [];
	await play(seed, new Tally(), (line) => void story.push(line)).catch(() => undefined);
	const file = join(reports, `sim-story-${seed}.txt`);
	mkdirSync(reports, { recursive: true });
	writeFileSync(file, story.join('\n'));
	return file;
}

function readFrom(file: string): Tally {
	const tally = new Tally();
	try {
		const { runs, all } = JSON.parse(readFileSync(file, 'utf8')) as Pick<Tally, 'runs' | 'all'>;
		tally.runs = runs;
		Object.assign(tally.all, all);
	} catch {
		// It begins.
	}
	return tally;
}

/** Whole or not at all: a run may be ended at any moment. */
function keepIn(file: string, { runs, all }: Tally): void {
	mkdirSync(reports, { recursive: true });
	writeFileSync(`${file}.new`, JSON.stringify({ runs, all }));
	renameSync(`${file}.new`, file);
}
