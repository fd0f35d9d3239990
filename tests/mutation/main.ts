/**
 * `npm run mutation [-- --mutate GLOB …]`: changes every statement of the rules in turn and prints which changes no
 * test notices and nobody explained. What it found is kept under `reports/mutation/`; the next run does only what has
 * changed since.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outdated, survivors, unexplained } from './survivors.ts';

const root = join(import.meta.dirname, '../..');
const described = join(root, 'node_modules/@stryker-mutator/core/package.json');
const { bin } = JSON.parse(readFileSync(described, 'utf8')) as { bin: { stryker: string } };
const { status } = spawnSync(
	process.execPath,
	[
		join(dirname(described), bin.stryker),
		'run',
		'tests/mutation/stryker.config.js',
		...process.argv.slice(2)
	],
	{ cwd: root, stdio: 'inherit' }
);

const found = survivors(join(root, 'reports/mutation/mutation.json'));
const open = unexplained(found);
for (const { file, line, from, to } of open) {
	console.log(`not noticed: ${file}:${line}  ${from}  →  ${to === '' ? '(nothing)' : to}`);
}
for (const { file, from, why } of outdated(found)) {
	console.log(`no longer needed: ${file}  ${[from].flat().join(', ')} (${why})`);
}
console.log(`${found.length} not noticed, ${found.length - open.length} of them explained`);
process.exitCode = status === 0 && open.length === 0 ? 0 : 1;
