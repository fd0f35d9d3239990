import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Where Node keeps what it made of the code, as `npm start` has it. */
const compiled = join(root, 'node_modules/.cache/lockstep-code');

/** The built product as its own process, on a free port and a data folder of its own. */
export interface Lockstep {
	readonly url: string;
	readonly port: number;
	readonly dataDir: string;
	/** The server's own process, for whoever wants to signal it. */
	readonly pid: number;
	/** What it has written to its terminal so far. */
	printed(): string;
	/** The link its terminal shows on the line that begins with `label`. */
	link(label: string): string;
	/** Ends it in good order; the data folder stays. */
	stop(): Promise<void>;
	/** Ends it, and takes the data folder away. */
	leave(): Promise<void>;
}

export interface Start {
	readonly env?: Readonly<Record<string, string>>;
	readonly dataDir?: string;
	readonly port?: number;
}

/** A port nobody listens on just now. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() =>
				typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))
			);
		});
	});
}

/** Builds the product where its sources have changed since it was built. */
export function built(): void {
	const { status } = spawnSync(process.execPath, ['server/launch.cjs', 'build', 'if-stale'], {
		cwd: root,
		stdio: 'inherit'
	});
	if (status !== 0) throw new Error('The product could not be built.');
}

/** The server's own process, as `npm start` runs it once it is built. */
export const spawnLockstep = (env: Readonly<Record<string, string>>): ChildProcess =>
	spawn(process.execPath, ['--enable-source-maps', 'build/lockstep/main.js'], {
		cwd: root,
		env: { ...surroundings(), NODE_ENV: 'production', NODE_COMPILE_CACHE: compiled, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});

/**
 * Starts the server as `npm start` does once it is built. Resolves when it has said where it is and answers; rejects with
 * what it printed where it ends before that.
 */
export async function startLockstep(start: Start = {}): Promise<Lockstep> {
	const port = start.port ?? (await freePort());
	const dataDir = start.dataDir ?? mkdtempSync(join(tmpdir(), 'lockstep-browser-'));
	const url = `http://localhost:${port}`;
	const child = spawnLockstep({ PORT: String(port), LOCKSTEP_DATA: dataDir, ...start.env });
	const printed = await untilUp(child);
	const health = await fetch(`${url}/healthz`);
	if (health.status !== 200) throw new Error(`/healthz answers ${health.status}\n${printed()}`);
	const stop = () => end(child);
	return {
		...{ url, port, dataDir, printed, stop, pid: child.pid ?? 0 },
		link(label) {
			const line = printed()
				.split('\n')
				.find((each) => each.trim().startsWith(label));
			const found = /https?:\/\/\S+/.exec(line ?? '')?.[0];
			if (!found) throw new Error(`The terminal shows no link for ${label}:\n${printed()}`);
			return found;
		},
		async leave() {
			await stop();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}

/** The environment without what would change what the server does. */
function surroundings(): NodeJS.ProcessEnv {
	const { PUBLIC_URL: _url, HOST: _host, PORT: _port, ...rest } = process.env;
	return rest;
}

/** Resolves when it has said where it is, with what gives all it has printed. */
export function untilUp(child: ChildProcess): Promise<() => string> {
	let text = '';
	return new Promise((resolve, reject) => {
		const hear = (chunk: Buffer): void => {
			text += chunk.toString();
			if (/^Lockstep is up at .*\n/m.test(text)) resolve(() => text);
		};
		child.stdout?.on('data', hear);
		child.stderr?.on('data', hear);
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`The server ended with ${String(code)}:\n${text}`)));
	});
}

function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((resolve) => {
		child.once('exit', () => resolve());
		child.kill('SIGTERM');
	});
}
