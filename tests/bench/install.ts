import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Installs what a bench measures beside ours into its own folder, where that was not done yet. `what`: as it is called in the error. */
export function install(folder: string, what: string): void {
	// What npm writes last: without it an installation was cut short.
	if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return;
	const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const { status } = spawnSync('npm', flags, { cwd: folder, stdio: 'inherit' });
	if (status !== 0) throw new Error(`${what} could not be installed.`);
}
