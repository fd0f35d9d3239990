import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Quiet, offline and rootless-proof: nothing Chromium would like to fetch, sync or draw with a GPU. */
export const CHROMIUM_ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium on this machine, or undefined. `CHROMIUM_PATH` goes before all. */
export function findChromium(): string | undefined {
	const named = process.env['CHROMIUM_PATH'];
	if (named !== undefined && named !== '') return named;
	const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
	const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...installed, MAC_CHROME, chromium.executablePath()].find((path) => existsSync(path));
}

const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** As `findChromium`, but gets one where there is none: from Playwright, then, as root on Debian, from the system. */
export function ensureChromium(): string | undefined {
	return findChromium() ?? fromPlaywright() ?? fromDebian();
}

function fromPlaywright(): string | undefined {
	const cli = new URL('../../node_modules/@playwright/test/cli.js', import.meta.url).pathname;
	spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
	return findChromium();
}

function fromDebian(): string | undefined {
	if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
	spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', env });
	return findChromium();
}
