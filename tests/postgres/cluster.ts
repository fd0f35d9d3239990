import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, noPostgres } from './find.ts';

/** A PostgreSQL of its own in a temporary folder, on a free port of this machine, as durable as any. */
export interface Cluster {
	readonly port: number;
	/** `kill -9` of its first process; the others notice, and end by themselves. */
	kill(): Promise<void>;
	/** Starts it again on what is there. */
	again(): Promise<void>;
	/** The address of one of its databases. */
	url(database: string, port?: number): string;
	stop(): Promise<void>;
}

const user = 'lockstep';

/** Makes one and starts it. Throws with a sentence where there is no PostgreSQL. */
export async function startCluster(): Promise<Cluster> {
	const programs = findPostgres();
	if (programs === undefined) throw new Error(noPostgres);
	const folder = mkdtempSync(join(tmpdir(), 'lockstep-pg-'));
	const as = account();
	if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
	const data = join(folder, 'data');
	const how = ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
	execFileSync(join(programs, 'initdb'), how, { cwd: folder, stdio: 'pipe', ...as });
	const port = await freePort();
	const run = () => start(programs, ['-D', data, '-k', folder, '-p', String(port)], { cwd: folder, ...as });
	let server = await run();
	return {
		port,
		async kill() {
			const gone = once(server, 'exit');
			server.kill('SIGKILL');
			await gone;
		},
		async again() {
			for (;;) {
				try {
					server = await run();
					return;
				} catch (error) {
					// Those that were left behind end a moment later.
					if (!/shared memory|lock file/.test(String(error))) throw error;
					await new Promise((resolve) => setTimeout(resolve, 50));
				}
			}
		},
		url: (database, by = port) => `postgres://${user}:not-asked-for@127.0.0.1:${by}/${database}`,
		async stop() {
			const gone = once(server, 'exit');
			server.kill('SIGINT');
			if (server.exitCode === null && server.signalCode === null) await gone;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** Resolves when it says that it takes connections. */
async function start(programs: string, args: readonly string[], options: object): Promise<ChildProcess> {
	const more = ['-h', '127.0.0.1', '-c', 'shared_buffers=32MB', '-c', 'max_connections=200'];
	const server = spawn(join(programs, 'postgres'), [...args, ...more], {
		stdio: ['ignore', 'ignore', 'pipe'],
		...options
	});
	let said = '';
	await new Promise<void>((resolve, reject) => {
		server.stderr.on('data', (chunk: Buffer) => {
			said = (said + chunk.toString()).slice(-4000);
			if (said.includes('ready to accept connections')) resolve();
		});
		server.once('error', reject);
		server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
	});
	return server;
}

/** PostgreSQL refuses to run as root: there, the account it was installed with. */
function account(): { readonly uid?: number; readonly gid?: number } {
	if (process.getuid?.() !== 0) return {};
	const number = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	return { uid: number('-u'), gid: number('-g') };
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
