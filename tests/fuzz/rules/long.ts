import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
function stepsOf(seed: number, board: number): number[] {
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
	const wrong = await wrongWith(seeds, tallies);
	if (wrong === null) return true;
	const shorter = await shortened(seeds);
	console.log(`steps ${JSON.stringify(shorter)}`);
	console.log((await wrongWith(shorter, new Map())) ?? wrong);
	return false;
}

async function wrongWith(seeds: readonly number[], tallies: Tallies): Promise<string | null> {
	try {
		await play(seeds, tallies);
		return null;
	} catch (cause) {
		return cause instanceof Error ? cause.message : String(cause);
	}
}

/** Leaves out, from the end and for a minute at most, whatever it goes wrong without. */
async function shortened(seeds: readonly number[]): Promise<number[]> {
	const until = Date.now() + minute;
	let kept = [...seeds];
	for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
		for (let at = kept.length - size; at >= 0 && Date.now() < until; at -= size) {
			const without = kept.toSpliced(at, size);
			if ((await wrongWith(without, new Map())) !== null) kept = without;
		}
	return kept;
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
