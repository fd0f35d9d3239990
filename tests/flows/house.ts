import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskedAct } from '../../src/lib/domain/acts.ts';
import type { SeatKind } from '../../src/lib/domain/board.ts';
import { idOf, type ActId, type BoardId, type PersonId, type ProposalId } from '../../src/lib/domain/ids.ts';
import type { Refusal } from '../../src/lib/domain/result.ts';
import { agreedBoard } from '../../src/lib/domain/snapshot.ts';
import { records, tableOf } from '../../src/lib/domain/testing/board.ts';
import type { Answer } from '../../src/lib/document/messages.ts';
import { watchLink } from '../../src/lib/server/auth/links.ts';
import { digest, freshSecret } from '../../src/lib/server/auth/secrets.ts';
import { startSession } from '../../src/lib/server/auth/sessions.ts';
import { openStorage } from '../../src/lib/server/storage/open.ts';
import type { Storage } from '../../src/lib/server/storage/ports.ts';
import type { Limits } from '../../server/gateway/limits.ts';
import { serve, type Serving } from '../../server/serve.ts';

/** A real server in this process: its own data folder, any free port, the small board of the domain's tests. */

export const board = idOf<BoardId>('board-1');
const root: PersonId = idOf<PersonId>('root');

/** Who is asking, with the cookie that says so. */
export interface Caller {
	readonly person: PersonId;
	readonly cookie: string;
}

export interface House {
	readonly dataDir: string;
	readonly url: string;
	readonly storage: Storage;
	readonly serving: Serving;
	/** Signs a person in once more. */
	signIn(person: string): Promise<Caller>;
	/** A watcher's cookie, and the link it came by. */
	watch(): Promise<{ cookie: string; link: string }>;
	get(path: string, caller?: { cookie: string }, headers?: Record<string, string>): Promise<Response>;
	post(
		path: string,
		body: unknown,
		caller?: { cookie: string },
		headers?: Record<string, string>
	): Promise<Response>;
	/** Asks the door over HTTP; the id may be given to ask twice. */
	act(caller: Caller, act: AskedAct, id?: string): Promise<Answer>;
	/** The same, and it must be agreed to. */
	does(caller: Caller, act: AskedAct, id?: string): Promise<Answer>;
	/** Stops the server in good order and opens it again on the same folder. */
	restart(): Promise<void>;
	leave(): Promise<void>;
}

let asked = 0;
export const freshId = (): ActId => idOf<ActId>(`act-${++asked}-${process.pid}`);

const open = (
	dataDir: string,
	storage: Storage,
	limits: Partial<Limits>,
	{ quiet = false }: Told
): Promise<Serving> =>
	serve({
		storage,
		env: { publicUrl: null, host: '127.0.0.1', port: 0, dataDir },
		pages: (_request, response) => void response.writeHead(404).end(),
		limits: { farewell: 200, idle: 200, ...limits },
		report: (cause) => {
			if (!quiet) throw cause;
		}
	});

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'lockstep-'));

/** `quiet`: faults of the server are what the test is about. */
interface Told {
	readonly quiet?: boolean;
}

/** Opens a house with what its folder holds: nothing, unless one is given. */
export async function openHouse(
	limits: Partial<Limits> = {},
	dataDir = freshFolder(),
	told: Told = {}
): Promise<House> {
	let storage = await openStorage(dataDir);
	let serving = await open(dataDir, storage, limits, told);
	const house: House = {
		dataDir,
		get url() {
			return serving.url;
		},
		get storage() {
			return storage;
		},
		get serving() {
			return serving;
		},
		async signIn(person) {
			const id = idOf<PersonId>(person);
			const secret = await startSession(storage.authSessions, id, 'test');
			return { person: id, cookie: `lockstep=${secret}` };
		},
		async watch() {
			const { id } = await watchLink(storage, { board, label: 'test', days: 1 });
			const secret = freshSecret();
			await storage.links.visit(digest(secret), id, Date.now() + 3_600_000);
			return { cookie: `lockstep-watch=${secret}`, link: id };
		},
		get: (path, caller, headers = {}) =>
			fetch(serving.url + path, { headers: { ...(caller ? { cookie: caller.cookie } : {}), ...headers } }),
		post: (path, body, caller, headers = {}) =>
			fetch(serving.url + path, {
				method: 'POST',
				body: JSON.stringify(body),
				headers: {
					'content-type': 'application/json',
					origin: serving.url,
					...(caller ? { cookie: caller.cookie } : {}),
					...headers
				}
			}),
		async act(caller, act, id = freshId()) {
			const response = await house.post(`/api/v1/boards/${board}/acts`, { id, act }, caller);
			if (response.status !== 200 && response.status !== 409)
				throw new Error(`${response.status} ${await response.text()}`);
			return (await response.json()) as Answer;
		},
		async does(caller, act, id) {
			const answer = await house.act(caller, act, id);
			if (!answer.ok) throw new Error(`${act.kind}: ${answer.refusal.because}`);
			return answer;
		},
		async restart() {
			await serving.stop();
			storage = await openStorage(dataDir);
			serving = await open(dataDir, storage, limits, told);
		},
		async leave() {
			await serving.stop();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
	return house;
}

export type People = {
	readonly [K in 'root' | 'ada' | 'ben' | 'mia' | 'fay' | 'sam' | 'obi' | 'zoe']: Caller;
};

/** The same with the small board founded, everybody seated and the first session called. `zoe` holds no seat. */
export async function openBoard(
	limits: Partial<Limits> = {},
	dataDir = freshFolder(),
	told: Told = {}
): Promise<{ house: House; people: People }> {
	const house = await openHouse(limits, dataDir, told);
	const names = ['root', 'ada', 'ben', 'mia', 'fay', 'sam', 'obi', 'zoe'] as const;
	for (const name of names) await makeAccount(house, name, name === 'root');
	const callers = await Promise.all(names.map(async (name) => [name, await house.signIn(name)] as const));
	const people = Object.fromEntries(callers) as People;
	await foundBoard(house, people.root);
	await house.does(people.fay, { kind: 'schedule', startsAt: Date.now() + 3_600_000, minutes: 90 });
	return { house, people };
}

async function makeAccount({ storage }: House, name: string, administrator: boolean): Promise<void> {
	const account = { person: idOf<PersonId>(name), name, email: `${name}@example.org`, administrator };
	await storage.accounts.make({ ...account, madeAt: 0, closedAt: null }, null);
}

/** Founds the fixture's board and gives everybody of the fixture their seat. */
async function foundBoard(house: House, caller: Caller): Promise<void> {
	const content = agreedBoard(tableOf());
	const who = { person: root, administrator: true };
	const act: AskedAct = { kind: 'found', name: 'Portfolio', zone: 'Europe/Berlin', content };
	const answer = await house.serving.gateway.rooms.found(board, who, { id: freshId(), act });
	if (!answer.ok) throw new Error(answer.refusal.because);
	for (const { person, seats } of records.seats)
		await house.does(caller, { kind: 'seat', person, seats: [...seats] as SeatKind[] });
}

/** Takes the session from where it was called to where proposals are made: prepared, as the gate asks. */
export async function prepareAndOpen(house: House, { fay, ada, ben, mia }: People): Promise<void> {
	await house.does(fay, { kind: 'prepare' });
	await house.does(fay, { kind: 'set-goals', goals: ['Agree on spring and summer'] });
	for (const each of [ada, ben, mia]) await house.does(each, { kind: 'say-ready', ready: true });
	await house.does(fay, { kind: 'open' });
}

/** The same at once, with nothing prepared. */
export async function openSession(house: House, facilitator: Caller): Promise<void> {
	await house.does(facilitator, { kind: 'prepare' });
	await house.does(facilitator, { kind: 'open', anyway: true });
}

/** Closes the session, reads back what was decided, lets everybody sign whose signature is missing, and locks it. */
export async function readBackSignLock(house: House, people: People): Promise<void> {
	const lock = { kind: 'lock', next: Date.now() + 86_400_000 } as const;
	await house.does(people.fay, { kind: 'close' });
	const refused = await house.act(people.fay, lock);
	if (refused.ok) return;
	for (const { what, about = '' } of refused.refusal.missing ?? [])
		if (what === 'read-back')
			await house.does(people.fay, { kind: 'read-back', proposal: idOf<ProposalId>(about) });
	for (const signer of signersOf(refused.refusal, people))
		await house.does(signer, { kind: 'sign-agreement' });
	await house.does(people.fay, lock);
}

function signersOf({ missing = [] }: Refusal, people: People): Caller[] {
	const asked = new Set(missing.flatMap(({ what, whom }) => (what === 'signatures' ? whom.slice(0, 1) : [])));
	return Object.values(people).filter(({ person }) => asked.has(person));
}
