import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../browser/lockstep.ts';
import { generated } from '../fixtures/portfolio.ts';
import { startCluster } from '../postgres/cluster.ts';
import { ensurePostgres } from '../postgres/find.ts';
import { asked } from './asked.ts';
import { parts, percent, type Line } from './figures.ts';
import { deciding } from './gateway/deciding.ts';
import { startSubject, type Subject } from './subject.ts';

interface Door {
	readonly port: number;
	readonly token: string;
	readonly agent: Agent;
}

/**
 * Talking points asked for at the door by so many at once, over HTTP and on sockets: each answered only when it is on disk
 * (`synchronous=FULL`). On sockets both as fast as it goes and at a pace, for a server that is asked again as soon as it has
 * answered is always full; the last on SQLite with each `fsync` slower by 10 ms, or by what `--fsync` says. With `--postgres`
 * the same on a PostgreSQL of its own on this machine, with `fsync` on: there each node writes by a line over TCP.
 */
export async function decisions(): Promise<Line[]> {
	const { fsync, postgres } = asked();
	const lines = [
		...(await overHttp('SQLite', null)),
		...(await onSockets('SQLite', 2000, 0, onSqlite)),
		...(await onSockets('SQLite', 1000, fsync ?? 10, onSqlite))
	];
	if (!postgres) return lines;
	return [
		...lines,
		...(await onPostgres((url) => overHttp('PostgreSQL', url))),
		...(await onSockets('PostgreSQL', 2000, 0, onPostgres))
	];
}

/** By 128 people: as fast as it goes, then so many a second. Each of a store of its own. */
async function onSockets(store: string, perSecond: number, fsync: number, on: On): Promise<Line[]> {
	const lines: Line[] = [];
	for (const pace of [null, perSecond]) {
		const asking = { people: 128, perSecond: pace, fsync };
		lines.push(named(store, await on((databaseUrl) => deciding({ ...asking, databaseUrl }))));
	}
	return lines;
}

/** Measures on a fresh store. */
type On = <T>(measure: (databaseUrl: string | null) => Promise<T>) => Promise<T>;

const onSqlite: On = (measure) => measure(null);

/** Throws with a sentence where there is no PostgreSQL. */
async function onPostgres<T>(measure: (url: string) => Promise<T>): Promise<T> {
	ensurePostgres();
	const cluster = await startCluster();
	try {
		return await measure(cluster.url('postgres'));
	} finally {
		await cluster.stop();
	}
}

async function overHttp(store: string, databaseUrl: string | null): Promise<Line[]> {
	const dataDir = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
	const port = await freePort();
	const on = databaseUrl === null ? [] : [databaseUrl];
	const server = await startSubject(join(import.meta.dirname, 'serving.ts'), dataDir, String(port), ...on);
	try {
		const { token } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { token: string };
		const door = { port, token, agent: new Agent({ keepAlive: true, maxSockets: 512 }) };
		const board = await found(door);
		const lines: Line[] = [];
		for (const many of [1, 16, 128]) lines.push(named(store, await load(door, board, many, server)));
		door.agent.destroy();
		return lines;
	} finally {
		await server.stop();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

const named = (store: string, [what, ...figures]: Line): Line => [`${store}, ${what}`, ...figures];

async function found(door: Door): Promise<string> {
	const file = { text: generated() };
	const { board } = (await post(door, '/api/v1/boards', { name: 'Bench', zone: 'UTC', file })) as {
		board: string;
	};
	const me = (await get(door, `/api/v1/boards/${board}`)) as { me: { person: string } };
	const seat = { kind: 'seat', person: me.me.person, seats: ['facilitator'] };
	await post(door, `/api/v1/boards/${board}/acts`, { id: crypto.randomUUID(), act: seat });
	return board;
}

/** Five seconds of `many` people who each ask again as soon as they are answered. */
async function load(door: Door, board: string, many: number, server: Subject<unknown>): Promise<Line> {
	const waits: number[] = [];
	const until = performance.now() + 5000;
	const [began, spent, served] = [performance.now(), process.cpuUsage(), server.cpu()];
	const person = async (): Promise<void> => {
		while (performance.now() < until) {
			const asked = performance.now();
			const act = { kind: 'add-point', text: 'Spoken of next time', changes: [] };
			const answer = (await post(door, `/api/v1/boards/${board}/acts`, { id: crypto.randomUUID(), act })) as {
				ok: boolean;
			};
			if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
			waits.push(performance.now() - asked);
		}
	};
	await Promise.all(Array.from({ length: many }, person));
	const seconds = (performance.now() - began) / 1000;
	const { user, system } = process.cpuUsage(spent);
	return [
		`${String(many)} at once`,
		`${(waits.length / seconds).toFixed(0)} acknowledged decisions/s`,
		...parts(waits, 0.5, 0.99),
		`server ${percent((server.cpu() - served) / seconds)}`,
		`load generator ${percent((user + system) / 1e6 / seconds)} of a core`
	];
}

const post = (door: Door, path: string, body: unknown): Promise<unknown> =>
	ask(door, 'POST', path, JSON.stringify(body));
const get = (door: Door, path: string): Promise<unknown> => ask(door, 'GET', path, '');

/** Node's plain client: `fetch` costs more processor than the server it would measure. */
function ask({ port, token, agent }: Door, method: string, path: string, body: string): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const headers = {
			authorization: `Bearer ${token}`,
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(body),
			origin: `http://127.0.0.1:${String(port)}`
		};
		const asking = request({ host: '127.0.0.1', port, path, method, agent, headers }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.on('end', () => {
				if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text));
				else reject(new Error(`${path} answers ${String(response.statusCode)}: ${text}`));
			});
		});
		asking.on('error', reject);
		asking.end(body);
	});
}
