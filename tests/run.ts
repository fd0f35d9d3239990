/**
 * `npm test`: every stage in order, one line each, stopping at the first that fails.
 *
 *   node tests/run.ts                     all of them
 *   node tests/run.ts types lint          some of them
 *   node tests/run.ts browser -- board    one of them, what stands after `--` handed on to its tool
 *
 * A stage's own output is shown when it fails, and always with LOUD=1.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureChromium } from './browser/chromium.ts';
import { ensurePostgres, noPostgres } from './postgres/find.ts';

interface Step {
	/** A package and the command of it that is run, or a file of ours. */
	readonly tool: string;
	readonly args: readonly string[];
}

interface Stage {
	readonly name: string;
	/** Made when the stage begins. A string says why the stage can't be run. */
	readonly steps: () => readonly Step[] | string;
	/** The part of the output worth a word on the stage's line. */
	readonly gist?: RegExp;
}

const STAGES: readonly Stage[] = [
	{ name: 'types', steps: types, gist: /found .*/ },
	{ name: 'lint', steps: () => [{ tool: 'eslint', args: ['.', '--max-warnings', '0'] }] },
	{ name: 'build', steps: () => [{ tool: 'server/launch.cjs', args: ['build', 'if-stale'] }] },
	{ name: 'vitest', steps: vitest, gist: /(?<=Tests\s+)\d.*/ },
	{ name: 'browser', steps: browser, gist: /\d+ passed/ }
];

const loud = process.env['LOUD'] === '1';
const root = join(import.meta.dirname, '..');

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
	const dash = args.indexOf('--');
	const names = dash === -1 ? args : args.slice(0, dash);
	const further = dash === -1 ? [] : args.slice(dash + 1);
	const unknown = names.find((name) => STAGES.every((stage) => stage.name !== name));
	if (unknown !== undefined) {
		console.error(`There is no stage ${unknown}: ${STAGES.map((stage) => stage.name).join(', ')}.`);
		process.exitCode = 1;
		return;
	}
	const began = Date.now();
	for (const stage of STAGES) {
		if (names.length > 0 && !names.includes(stage.name)) continue;
		if (await passes(stage, further)) continue;
		process.exitCode = 1;
		return;
	}
	if (names.length === 0) console.log(`all      ${since(began)}`);
}

async function passes(stage: Stage, further: readonly string[]): Promise<boolean> {
	const began = Date.now();
	const steps = stage.steps();
	if (typeof steps === 'string') {
		console.log(`${stage.name.padEnd(8)} can't run: ${steps}`);
		return false;
	}
	let output = '';
	for (const [index, step] of steps.entries()) {
		const handedOn = index === steps.length - 1 ? further : [];
		const done = await run(step, handedOn);
		output += done.output;
		if (done.code === 0) continue;
		if (!loud) process.stdout.write(done.output);
		console.log(`${stage.name.padEnd(8)} ${since(began)}  FAILED`);
		return false;
	}
	console.log(
		`${stage.name.padEnd(8)} ${since(began)}  ${plain(output).match(stage.gist ?? /$^/)?.[0] || 'ok'}`
	);
	return true;
}

function types(): Step[] {
	const worker = existsSync(join(root, 'src/service-worker.ts'));
	return [
		{ tool: '@sveltejs/kit svelte-kit', args: ['sync'] },
		{
			tool: 'svelte-check',
			args: ['--tsconfig', 'tsconfig.json', '--output', 'human', '--fail-on-warnings']
		},
		...(worker ? [{ tool: 'typescript tsc', args: ['-p', 'tsconfig.worker.json'] }] : [])
	];
}

function vitest(): Step[] | string {
	return ensurePostgres() === undefined ? noPostgres : [{ tool: 'vitest', args: ['run'] }];
}

function browser(): Step[] | string {
	if (ensureChromium() === undefined) {
		return 'no Chromium was found and none could be fetched; install one ("apt-get install chromium") or set CHROMIUM_PATH.';
	}
	return [
		{ tool: 'server/launch.cjs', args: ['build', 'if-stale'] },
		{ tool: '@playwright/test playwright', args: ['test', '--config', 'tests/browser/playwright.config.ts'] }
	];
}

function run(step: Step, further: readonly string[]): Promise<{ code: number | null; output: string }> {
	const child = spawn(process.execPath, [toolFile(step.tool), ...step.args, ...further], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	const hear = (chunk: Buffer): void => {
		output += chunk.toString();
		if (loud) process.stdout.write(chunk);
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => child.kill(signal));
	}
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, output }));
	});
}

/** 'server/launch.cjs' is a file; 'vitest' and '@sveltejs/kit svelte-kit' are commands of packages. */
function toolFile(tool: string): string {
	if (/\.c?[jt]s$/.test(tool)) return join(root, tool);
	const [name = tool, command = tool] = tool.split(' ');
	const described = join(root, 'node_modules', name, 'package.json');
	const { bin } = JSON.parse(readFileSync(described, 'utf8')) as { bin: string | Record<string, string> };
	const file = typeof bin === 'string' ? bin : bin[command];
	if (file === undefined) throw new Error(`${name} has no command ${command}`);
	return join(dirname(described), file);
}

function plain(text: string): string {
	// eslint-disable-next-line no-control-regex -- colours begin with a control character
	return text.replaceAll(/\u001b\[[0-9;]*m/g, '');
}

function since(began: number): string {
	return `${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s`;
}
