import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { baseUpdate } from '#lib/document/agreed.ts';
import { blankDoc, fill } from '#lib/document/docs.ts';
import { closeCodes, encodeJson, messageType, type Saving } from '#lib/document/messages.ts';
import { type BoardId, idOf, type PersonId } from '#lib/domain/ids.ts';
import { emptyTable } from '#lib/domain/table.ts';
import { answerOf } from '../../../tests/fixtures/sync.ts';
import { Connection } from './connect.ts';
import type { ConnectionCalls } from './connection-calls.ts';
import { keepInMemory } from './keep.ts';
import type { Bootstrap, Wire } from './wire.ts';

// Before anything is imported: lib0 takes hold of the clock there is.
vi.hoisted(() => vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const patience = 5_000;
const base = baseUpdate(1, emptyTable());
const nothing = (): void => {};

/** A server's end of one socket. */
class FakeSocket {
	static readonly OPEN = 1;
	readonly room: string;
	readyState = 0;
	/** It hears, and says nothing. */
	silent = false;
	onopen = nothing;
	onclose: (event: { code: number; reason: string }) => void = nothing;
	/** Null where nobody listens any more. */
	onmessage: ((event: { data: Uint8Array }) => void) | null = null;

	constructor(url: string) {
		this.room = url.split('/').at(-1)?.split('@')[0] ?? '';
		sockets.push(this);
		setTimeout(() => arriving(this), 5);
	}

	opens(): void {
		this.readyState = 1;
		this.onopen();
	}

	/** The server closes it. */
	ends(code: number): void {
		this.readyState = 3;
		this.onclose({ code, reason: '' });
	}

	says(bytes: Uint8Array): void {
		this.onmessage?.({ data: bytes });
	}

	send(bytes: Uint8Array): void {
		if (this.silent) return;
		const doc = blankDoc();
		if (this.room === 'agreed') fill(doc, base);
		const answer = answerOf(doc, bytes);
		if (answer) setTimeout(() => this.says(answer), 2);
	}

	close(): void {
		this.readyState = 3;
	}
}

let sockets: FakeSocket[];
/** What becomes of a socket that asks to come in. */
let arriving: (socket: FakeSocket) => void;
let states: string[];
let refused: string[];
let connection: Connection;

const drafts = (): FakeSocket[] => sockets.filter(({ room }) => room === 'draft');

const bootstrap = (): Bootstrap => {
	const me = { person: idOf<PersonId>('ann'), name: 'Ann', seats: [], administrator: false, watching: false };
	return { id: idOf<BoardId>('b'), name: 'B', generation: 1, seq: 0, client: 7, me, now: Date.now() };
};

const wire: Wire = {
	origin: 'http://lockstep.example',
	patience,
	WebSocket: FakeSocket as unknown as typeof WebSocket,
	fetch: async (asked) => {
		const { pathname } = new URL(asked instanceof Request ? asked.url : asked);
		return pathname.includes('/generations/') ? new Response(base.slice()) : Response.json(bootstrap());
	}
};

const calls: ConnectionCalls = {
	...{ signedOut: nothing, bootstrap: nothing, step: nothing, moves: nothing, drafted: nothing },
	...{ draftLevel: nothing, shown: nothing, noticed: nothing, saving: nothing, hands: nothing },
	state: ({ kind }) => void states.push(kind),
	draftRefused: (because) => void refused.push(because)
};

/** Time passes, and whatever is under way arrives. */
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function begin(): Promise<void> {
	const seat = { wire, keep: keepInMemory(), scope: { who: 'ann', board: 'b' }, drafts: true };
	connection = new Connection(seat, emptyTable(), calls);
	await connection.enter(bootstrap());
	void connection.reach(true);
	await passes(50);
}

beforeEach(() => {
	[sockets, states, refused] = [[], [], []];
	arriving = (socket) => socket.opens();
});
afterEach(() => connection.close(''));

describe('a draft whose socket ends alone', () => {
	for (const code of [1001, 1005, 1006, 1012])
		test(`is opened again after a while, closed by ${code} while the board comes level or later`, async () => {
			arriving = (socket) => {
				if (socket.room === 'agreed') setTimeout(() => socket.opens(), 20);
				else if (drafts().length === 1) socket.ends(code);
				else socket.opens();
			};
			await begin();
			expect([states, drafts().length]).toEqual([['live'], 1]);
			await passes(2 * patience);
			expect(connection.draft?.synced).toBe(true);
			drafts()[1]?.ends(code);
			await passes(2 * patience);
			expect(connection.draft?.synced).toBe(true);
			expect([states, sockets.length]).toEqual([['live'], 4]);
		});

	test('because it said something too large begins afresh, and says so', async () => {
		await begin();
		const doc = connection.draft?.doc;
		drafts()[0]?.ends(1009);
		await passes(50);
		expect(refused).toEqual([closeCodes[4413]]);
		expect(connection.draft?.synced).toBe(true);
		expect(connection.draft?.doc).not.toBe(doc);
	});
});

describe('a seat whose sockets fall silent', () => {
	const silence = (socket: FakeSocket): void => void (socket.silent = true);

	test('knows it by itself, and no socket is opened behind its back', async () => {
		await begin();
		for (const socket of sockets) silence(socket);
		arriving = nothing;
		// As after a sleep: the first thing that runs is whatever watches for silence.
		vi.setSystemTime(Date.now() + 120_000);
		await passes(4 * patience);
		expect(states).toEqual(['live', 'offline']);
		arriving = (socket) => socket.opens();
		await passes(6 * patience);
		expect(states).toEqual(['live', 'offline', 'live']);
	});

	test('knows it of the draft too, unless its server is waiting for the disk', async () => {
		await begin();
		const [agreed, draft] = sockets;
		const saves = (saving: Saving) =>
			agreed?.says(encodeJson(messageType.notice, { kind: 'saving', saving }));
		saves('slow');
		if (draft) silence(draft);
		await passes(10 * patience);
		expect(states).toEqual(['live']);
		saves('well');
		await passes(3 * patience);
		expect(states).toEqual(['live', 'offline', 'live']);
		expect(connection.draft?.synced).toBe(true);
	});
});
