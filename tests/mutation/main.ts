/**
 * `npm run mutation [-- --mutate GLOB …]`: changes every statement of the rules in turn and prints which changes no
 * test notices. What it found is kept under `reports/mutation/`; the next run does only what has changed since.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
process.exitCode = status ?? 1;
