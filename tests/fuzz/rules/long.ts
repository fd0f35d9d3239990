import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { chanceFrom } from './chance.ts';
import { play, type Tallies, type Tally } from './play.ts';
import { shares } from './tallies.ts';

/** How long to go on. */
export interface Long {
	readonly steps: number;
	readonly seed: number;
	readonly minutes: number;
}

/** What was reached so far; kept between runs. */
interface Reached {
	boards: number;
	steps: number;
	/** Milliseconds spent. */
	spent: number;
	tallies: Tallies;
}

const lengths = [50, 50, 150, 300];
const minute = 60_000;

/** The steps of one board: the same for the same seed and number, for ever. */
export function stepsOf(seed: number, board: number): number[] {
	const chance = chanceFrom(Math.imul(seed, 0x9e3779b1) ^ board);
	return Array.from({ length: chance.of(lengths) }, () => chance.below(0x7fffffff));
}

/** Plays until enough steps were taken or the time is up. False where rules and model differ. */
export async function rules({ steps, seed, minutes }: Long): Promise<boolean> {
	const file = join(import.meta.dirname, `../../../reports/fuzz/rules-${String(seed)}.json`);
	const reached = readFrom(file);
	const began = Date.now();
	console.log(`seed ${seed}, from board ${reached.boards}: ${reached.steps} steps were taken before`);
	let told = began;
	while (reached.steps < steps && Date.now() - began < minutes * minute) {
		const seeds = stepsOf(seed, reached.boards);
		const started = Date.now();
		if (!(await isFine(seeds, reached.tallies))) {
			console.log(`board ${reached.boards} of seed ${seed}`);
			return false;
		}
		reached.boards += 1;
		reached.steps += seeds.length;
		reached.spent += Date.now() - started;
		if (Date.now() - told < minute) continue;
		told = Date.now();
		keepIn(file, reached);
		console.log(`${reached.steps} steps on ${reached.boards} boards`);
	}
	keepIn(file, reached);
	console.log(shares(reached.tallies));
	const { boards, spent } = reached;
	console.log(
		`${reached.steps} steps on ${boards} boards in ${(spent / minute).toFixed(1)} minutes, without a difference`
	);
	return true;
}

async function isFine(seeds: readonly number[], tallies: Tallies): Promise<boolean> {
	try {
		await play(seeds, tallies);
		return true;
	} catch {
		const again = fc.asyncProperty(fc.array(fc.nat(0x7fffffff)), (list) => play(list, new Map()));
		const details = await fc.check(again, { examples: [[[...seeds]]], numRuns: 1 });
		console.log(`steps ${JSON.stringify(details.counterexample?.[0] ?? seeds)}`);
		const cause = details.errorInstance;
		console.log(cause instanceof Error ? cause.message : 'it did not happen again');
		return false;
	}
}

function readFrom(file: string): Reached {
	try {
		const kept = JSON.parse(readFileSync(file, 'utf8')) as Omit<Reached, 'tallies'> & {
			tallies: [string, Tally][];
		};
		return { ...kept, tallies: new Map(kept.tallies) };
	} catch {
		return { boards: 0, steps: 0, spent: 0, tallies: new Map() };
	}
}

/** Whole or not at all: a run may be ended at any moment. */
function keepIn(file: string, reached: Reached): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(`${file}.new`, JSON.stringify({ ...reached, tallies: [...reached.tallies] }));
	renameSync(`${file}.new`, file);
}
