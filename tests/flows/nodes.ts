import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AskedAct } from '../../src/lib/domain/acts.ts';
import { agreedBoard } from '../../src/lib/domain/snapshot.ts';
import { records, tableOf } from '../../src/lib/domain/testing/board.ts';
import type { SeatKind } from '../../src/lib/domain/board.ts';
import type { Answer } from '../../src/lib/document/messages.ts';
import { idOf, type ActId, type PersonId } from '../../src/lib/domain/ids.ts';
import { startSession } from '../../src/lib/server/auth/sessions.ts';
import type { Storage } from '../../src/lib/server/storage/ports.ts';
import { freshPostgres } from '../../src/lib/server/storage/testing/adapters.ts';
import { createFigures } from '../../server/gateway/figures.ts';
import { createRooms } from '../../server/gateway/rooms.ts';
import { createBuckets, defaults } from '../../server/gateway/limits.ts';
import { layCable, type Cable } from '../cable.ts';
import { board, freshId, type Caller, type House } from './house.ts';

/** Several real processes on one PostgreSQL, and what befalls them. */

/** Ms after which a board whose owner gives no sign of life is somebody else's: more than a busy machine holds one up. */
export const lease = 3000;

export interface NodeProcess {
	/** As far as `join` and `raw` look at a house. */
	readonly house: House;
	readonly url: string;
	readonly process: ChildProcess;
	/** Its line to the database. */
	readonly cable: Cable;
	/** Asks the door over HTTP, by this node. Null where there was no answer, or none but to come again. */
	act(caller: Caller, act: AskedAct, id?: ActId): Promise<Answer | null>;
}

export interface Nodes {
	/** The address of their database. */
	readonly database: string;
	readonly storage: Storage;
	readonly people: { readonly [K in 'root' | 'ada' | 'ben' | 'fay' | 'obi' | 'mia' | 'sam']: Caller };
	readonly all: readonly NodeProcess[];
	leave(): Promise<void>;
}

const names = ['root', 'ada', 'ben', 'fay', 'obi', 'mia', 'sam'] as const;

/** An empty database, and the store in it. */
export interface Database {
	readonly url: string;
	readonly storage: Storage;
}

/** So many nodes on a database where the small board is founded and everybody seated; none of them owns it yet. */
export async function startNodes(count: number, database?: Database): Promise<Nodes> {
	const { url, storage } = database ?? (await freshPostgres());
	const people = Object.fromEntries(
		await Promise.all(names.map(async (name) => [name, await signIn(storage, name)] as const))
	) as Nodes['people'];
	await found(storage);
	const all = await Promise.all(Array.from({ length: count }, () => startNode(url)));
	return {
		database: url,
		storage,
		people,
		all,
		async leave() {
			for (const { process, cable } of all) {
				const gone = once(process, 'exit');
				const isGone = process.exitCode !== null || process.signalCode !== null;
				process.kill('SIGKILL');
				if (!isGone) await gone;
				cable.close();
			}
			await storage.close();
		}
	};
}

async function signIn(storage: Storage, name: string): Promise<Caller> {
	const person = idOf<PersonId>(name);
	const account = { person, name, email: `${name}@example.org`, administrator: name === 'root' };
	await storage.accounts.make({ ...account, madeAt: 0, closedAt: null }, null);
	return { person, cookie: `lockstep=${await startSession(storage.authSessions, person, 'test')}` };
}

/** Through the door, as a node of its own that goes again. */
async function found(storage: Storage): Promise<void> {
	const rooms = createRooms({
		storage,
		limits: defaults,
		acts: createBuckets(defaults.personActs),
		figures: createFigures(),
		saving: () => 'well',
		report: (cause) => {
			throw cause;
		}
	});
	const root = { person: idOf<PersonId>('root'), administrator: true };
	const content = agreedBoard(tableOf());
	const act: AskedAct = { kind: 'found', name: 'Portfolio', zone: 'Europe/Berlin', content };
	const answers = [await rooms.found(board, root, { id: freshId(), act })];
	const room = await rooms.open(board);
	for (const { person, seats } of records.seats) {
		const seat: AskedAct = { kind: 'seat', person, seats: [...seats] as SeatKind[] };
		if (room) answers.push(await room.act(root, { id: freshId(), act: seat }));
	}
	await rooms.drain();
	await rooms.end();
	if (!answers.every(({ ok }) => ok)) throw new Error(JSON.stringify(answers));
}

async function startNode(database: string): Promise<NodeProcess> {
	const address = new URL(database);
	const cable = await layCable(Number(address.port));
	address.port = new URL(cable.url).port;
	const process = fork(join(import.meta.dirname, 'node.ts'), [address.href, String(lease)], {
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	const [{ url }] = (await once(process, 'message')) as [{ url: string }];
	return {
		house: { url } as House,
		url,
		process,
		cable,
		async act(caller, act, id = freshId()) {
			const sent = {
				method: 'POST',
				body: JSON.stringify({ id, act }),
				headers: { 'content-type': 'application/json', origin: url, cookie: caller.cookie },
				signal: AbortSignal.timeout(10 * lease)
			};
			const path = `${url}/api/v1/boards/${board}/acts`;
			const response = await fetch(path, sent).catch(() => null);
			if (response && ![200, 409, 503].includes(response.status))
				throw new Error(`answered ${response.status} ${await response.text()}`);
			const answered = response && response.status !== 503;
			return answered ? ((await response.json().catch(() => null)) as Answer | null) : null;
		}
	};
}

/** Asks the same until it is answered: by its id it is done once. */
export async function insist(node: NodeProcess, caller: Caller, act: AskedAct): Promise<Answer> {
	const id = freshId();
	for (;;) {
		const answer = await node.act(caller, act, id);
		if (answer) return answer;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
