/**
 * `npm run fuzz -- rules [--steps N] [--seed S] [--minutes M]`: plays boards against the model until so many steps
 * were taken, and goes on where it stopped: what was reached is kept under `reports/fuzz/`, one file a seed. At a
 * difference it makes the story as short as it can, prints it and fails.
 * `npm run fuzz -- wire [...]`: sends boards so many frames that no client sends. At the first that does what it may
 * not, it prints the frame and fails.
 * `npm run fuzz -- crash [--kills N] [--seed S] [--minutes M]`: kills the server while people work, starts it again, and
 * fails where something that was acknowledged is lost or done twice. `npm run fuzz -- faults [--times N] [...]`: the same
 * over a bad wire, on a database that is killed, and under an owner that stands still or is cut off.
 * `npm run fuzz -- sim [--seeds N] [...]`: so many runs of the whole gateway on a clock, a network and a disk of their own,
 * whose servers crash and freeze. Of one that goes wrong it writes the story.
 */
import { crash } from './crash/long.ts';
import { faults } from './faults/long.ts';
import { rules } from './rules/long.ts';
import { sim } from './sim/long.ts';
import { wire } from './wire/long.ts';

const plays = new Map([
	['rules', rules],
	['sim', sim],
	['wire', wire],
	['crash', crash],
	['faults', faults]
]);
/** How often, where nobody says. */
const usual = new Map([
	['crash', 1000],
	['faults', 200],
	['sim', 100_000]
]);

const { args, options } = read(process.argv.slice(2));
const play = plays.get(args.join(' '));
if (!play) {
	console.error(
		'npm run fuzz -- rules|wire|sim|crash|faults [--steps|--seeds|--kills|--times N] [--seed S] [--minutes M]'
	);
	process.exitCode = 1;
} else {
	const fine = await play({
		steps: often() ?? usual.get(args.join(' ')) ?? 1_000_000,
		seed: options.get('seed') ?? 1,
		minutes: options.get('minutes') ?? Infinity
	});
	if (!fine) process.exitCode = 1;
}

/** However that is called: steps, kills, times. */
function often(): number | undefined {
	return options.get('steps') ?? options.get('seeds') ?? options.get('kills') ?? options.get('times');
}

function read(all: readonly string[]): { args: string[]; options: Map<string, number> } {
	const options = new Map<string, number>();
	const args: string[] = [];
	for (let n = 0; n < all.length; n += 1) {
		const [, name = ''] = /^--(steps|seeds|kills|times|seed|minutes)$/.exec(all[n] ?? '') ?? [];
		const value = Number(all[n + 1]);
		if (name === '') args.push(all[n] ?? '');
		else if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} takes a number`);
		else {
			options.set(name, value);
			n += 1;
		}
	}
	return { args, options };
}
