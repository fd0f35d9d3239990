/**
 * `npm run bench [-- NAME … [--peers]]`: measures the built product on this machine and prints what it found. Nothing here passes or
 * fails; a figure means something only beside the others of the same run.
 */
import { cpus } from 'node:os';
import { built } from '../browser/lockstep.ts';
import { portfolio } from '../fixtures/portfolio.ts';
import { asked } from './asked.ts';
import { decisions } from './decisions.ts';
import { print, type Line } from './figures.ts';
import { gateway } from './gateway.ts';
import { moving } from './moving.ts';
import { open } from './open.ts';
import { benchRules } from './rules.ts';
import { run as scene } from './scene.ts';
import { onStage } from './stage.ts';
import { start } from './start.ts';
import { together } from './together.ts';

interface Bench {
	readonly name: string;
	readonly heading: string;
	/** Whether it needs the product built. */
	readonly builds: boolean;
	/** Null: it prints by itself. */
	readonly run: () => Promise<readonly Line[] | null>;
}

const benches: readonly Bench[] = [
	{ name: 'start', builds: true, heading: 'Start, from `npm start` to the first answer', run: () => start() },
	{
		name: 'decisions',
		builds: true,
		heading: 'Decisions through the one door, each on disk before it is answered',
		run: decisions
	},
	{
		name: 'open',
		builds: true,
		heading: 'Opening the 625-item board',
		run: () => onStage((stage) => open(stage))
	},
	{
		name: 'moving',
		builds: true,
		heading: 'Frames of the board page, 240 each',
		run: () => onStage((stage) => moving(stage))
	},
	{
		name: 'together',
		builds: true,
		heading: 'Two people at one board, each in a browser',
		run: () => onStage((stage) => together(stage))
	},
	{ name: 'gateway', builds: false, heading: 'The gateway before a crowd', run: gateway },
	{
		name: 'rules',
		builds: false,
		heading: 'The rules alone, without a store or a wire',
		run: async () => benchRules().map(cells)
	},
	{
		name: 'scene',
		builds: true,
		heading: 'The scene alone, without the product around it',
		run: () => scene().then(() => null)
	}
];

/** `625 items: 900 acts/s · snapshot 9 ms` as a line of a table. */
function cells(text: string): Line {
	const [what = '', ...figures] = text.split(/: | · /);
	return [what, ...figures];
}

const { names } = asked();
const unknown = names.filter((name) => benches.every((bench) => bench.name !== name));
if (unknown.length > 0) {
	console.error(`There is no bench ${unknown.join(', ')}: ${benches.map(({ name }) => name).join(', ')}.`);
	process.exitCode = 1;
} else await main();

async function main(): Promise<void> {
	const chosen = benches.filter(({ name }) => names.length === 0 || names.includes(name));
	if (chosen.some(({ builds }) => builds)) built();
	const { real } = portfolio();
	const [cpu] = cpus();
	console.log(`${String(cpus().length)} × ${cpu?.model.trim() ?? 'processor'}, Node ${process.version}`);
	console.log(
		real ? 'The portfolio that LOCKSTEP_PORTFOLIO names.\n' : 'A generated portfolio of 625 items.\n'
	);
	for (const { heading, run } of chosen) {
		const lines = await run().catch((error: unknown) => {
			// One that can't be measured here doesn't take the others along.
			process.exitCode = 1;
			return [['could not be measured', error instanceof Error ? error.message : String(error)]] as const;
		});
		if (lines) print(heading, lines);
	}
}
