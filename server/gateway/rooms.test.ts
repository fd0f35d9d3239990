import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AskedAct } from '#lib/domain/acts.ts';
import { hangMark, putMark, together } from '#lib/document/free.ts';
import { idOf, type ActId, type BoardId, type MarkId, type PersonId } from '#lib/domain/ids.ts';
import { agreedBoard } from '#lib/domain/snapshot.ts';
import { items, tableOf } from '#lib/domain/testing/board.ts';
import { memoryStorage } from '#lib/server/storage/memory/memory.ts';
import type { Lease, Node } from '#lib/server/storage/nodes.ts';
import { OutOfReach, type Batch, type Storage } from '#lib/server/storage/ports.ts';
import { sync } from '../../tests/fixtures/sync.ts';
import type { Connection } from './connection.ts';
import { createFigures } from './figures.ts';
import { createBuckets, defaults } from './limits.ts';
import { createRooms } from './rooms.ts';
import { NotSaved, Unwritten } from './unwritten.ts';

const board = idOf<BoardId>('board-1');
const root = { person: idOf<PersonId>('root'), administrator: true };
const ada = idOf<PersonId>('ada');
const content = agreedBoard(tableOf());
const founding: AskedAct = { kind: 'found', name: 'Portfolio', zone: 'Europe/Berlin', content };
const ask = (act: AskedAct) => ({ id: idOf<ActId>(`act-${act.kind}`), act });

const roomsOn = (storage: Storage) =>
	createRooms({
		...{ storage, limits: defaults, acts: createBuckets(defaults.personActs), figures: createFigures() },
		...{ report: () => undefined, saving: () => 'well' }
	});

/** A store on which nothing can be written, and the boards whose lease was given back to it. */
function full(): { storage: Storage; released: BoardId[] } {
	const storage = memoryStorage();
	const released: BoardId[] = [];
	const release = async (_node: Node, lease: Lease) => void released.push(lease.board);
	const under: Storage['under'] = (lease) => {
		const { log, drafts } = storage.under(lease);
		return { drafts, log: { ...log, append: () => Promise.reject(new Error('the disk is full')) } };
	};
	const leases = { ...storage.nodes.leases, release };
	return { storage: { ...storage, under, nodes: { ...storage.nodes, leases } }, released };
}

test('a board whose founding could not be written is given back, so that another node can found it', async () => {
	const { storage, released } = full();
	const rooms = roomsOn(storage);
	await expect(rooms.found(board, root, ask(founding))).rejects.toThrow();
	expect(released).toEqual([board]);
	await rooms.end();
});

/** A store whose disk is slow with drafts, and whose answers can't be read while `failing`; `done` tells what it did. */
function slow() {
	const storage = memoryStorage();
	const writing = Promise.withResolvers<undefined>();
	const state = { failing: false, done: [] as string[], writing: writing.promise };
	const log: Storage['log'] = {
		...storage.log,
		answers: (...asked) =>
			state.failing ? Promise.reject(new Error('it does not read')) : storage.log.answers(...asked)
	};
	const drafts: Storage['drafts'] = {
		...storage.drafts,
		async append(...given) {
			writing.resolve(undefined);
			await pause(100);
			await storage.drafts.append(...given);
			state.done.push('written');
		},
		updates(...asked) {
			state.done.push('read');
			return storage.drafts.updates(...asked);
		}
	};
	return { storage: { ...storage, log, drafts, under: () => ({ log, drafts }) }, state };
}

const guest = { kind: 'person', person: ada, name: 'Ada', administrator: false, authSession: 's' } as const;
const socket: Connection = {
	...{ guest, board },
	...{
		send: () => undefined,
		sendLossy: () => true,
		owe: () => undefined,
		mayAsk: () => true,
		pulse: () => undefined
	},
	close: () => undefined
};

/** A note as a browser draws it. */
function drawn(): Uint8Array {
	const doc = new Y.Doc();
	const id = idOf<MarkId>('note');
	together(doc, () => {
		putMark(doc, id, { kind: 'text', by: ada, at: 1, text: 'A note', size: 14 });
		hangMark(doc, id, { on: 'card', item: items.a1, dx: 10, dy: 10 });
	});
	return Y.encodeStateAsUpdate(doc);
}

test('a board that is given up while its disk is slow is opened again with what was on its way there', async () => {
	const { storage, state } = slow();
	const rooms = roomsOn(storage);
	await rooms.found(board, root, ask(founding));
	const room = await rooms.open(board);
	await room?.act(root, ask({ kind: 'seat', person: ada, seats: ['stakeholder'] }));
	const listener = room?.join(socket, 'draft', 1);
	if (typeof listener !== 'object') throw new Error(`sent away by ${listener}`);
	listener.heard(sync(2, drawn()));
	await state.writing;

	state.failing = true;
	await expect(room?.act(root, ask({ kind: 'schedule', startsAt: 1, minutes: 60 }))).rejects.toThrow();
	state.failing = false;
	state.done = [];
	const again = await rooms.open(board);
	expect(again).not.toBe(room);
	expect(state.done).toEqual(['written', 'read']);
	expect((await again?.marks())?.map(({ id }) => id)).toEqual(['note']);
	await rooms.end();
});

/** A store that tells of a batch that it failed which is on its way, or loses the line once it is there. */
function doubtful() {
	const storage = memoryStorage();
	const underWay: Batch[] = [];
	const state = { isWell: true, isInReach: true, land: () => land() };
	const land = async (): Promise<void> => {
		for (const batch of underWay.splice(0)) await storage.log.append(batch);
	};
	const log: Storage['log'] = {
		...storage.log,
		async append(batch) {
			if (state.isWell) return storage.log.append(batch);
			underWay.push(structuredClone(batch));
			throw new Error('the line was cut');
		},
		async settled(asked) {
			if (!state.isInReach) throw new OutOfReach('nobody is there');
			await land();
			return storage.log.settled(asked);
		}
	};
	return { storage: { ...storage, log, under: () => ({ ...storage, log }) }, state };
}

test.each([
	['comes about meanwhile', true],
	['may come about later', false]
])(
	'who asked what %s is not told that nothing was decided, and is answered when asking again',
	async (_what, isInReach) => {
		const { storage, state } = doubtful();
		const rooms = roomsOn(storage);
		await rooms.found(board, root, ask(founding));
		const seat = ask({ kind: 'seat', person: ada, seats: ['stakeholder'] });
		const room = await rooms.open(board);
		Object.assign(state, { isWell: false, isInReach });
		const told: unknown = await room?.act(root, seat).catch((cause: unknown) => cause);
		expect(told).toBeInstanceOf(Unwritten);
		expect(told).not.toBeInstanceOf(NotSaved);
		expect(String(told)).toContain('Nobody can tell');
		await state.land();
		Object.assign(state, { isWell: true, isInReach: true });
		const again = await rooms.open(board);
		expect(await again?.act(root, seat)).toMatchObject({ ok: true, seqs: [2] });
		expect(await storage.log.entries(board, 2, 9)).toHaveLength(1);
		await rooms.end();
	}
);

test('who asked what is written is not told that nothing was decided, where the board can’t go on from it', async () => {
	const storage = memoryStorage();
	const updates = () => Promise.reject(new OutOfReach('nobody is there'));
	const drafts = { ...storage.drafts, updates };
	const rooms = roomsOn({ ...storage, drafts, under: () => ({ ...storage, drafts }) });
	await expect(rooms.found(board, root, ask(founding))).rejects.toThrow('Nobody can tell');
	expect(await storage.log.head(board)).toMatchObject({ seq: 1 });
	await rooms.end();
});

test('a room that was let go sends away whoever comes to it then, and judges nothing', async () => {
	const rooms = roomsOn(memoryStorage());
	await rooms.found(board, root, ask(founding));
	const room = await rooms.open(board);
	room?.end();
	expect(room?.join(socket, 'agreed', 1)).toBe(1012);
	await expect(room?.act(root, ask({ kind: 'schedule', startsAt: 1, minutes: 60 }))).rejects.toThrow(
		Unwritten
	);
	await rooms.end();
});

test('a board that does not open keeps no word from the people of another', async () => {
	const storage = memoryStorage();
	const other = idOf<BoardId>('board-2');
	const head: Storage['log']['head'] = (asked) =>
		asked === other ? new Promise(() => undefined) : storage.log.head(asked);
	const rooms = roomsOn({ ...storage, log: { ...storage.log, head } });
	void rooms.open(other);
	await rooms.found(board, root, ask(founding));
	const told = Promise.withResolvers<string>();
	const send = (frame: Uint8Array): void => {
		const said = new TextDecoder().decode(frame);
		if (said.includes('"saving"')) told.resolve(said);
	};
	const room = await rooms.open(board);
	room?.join({ ...socket, guest: { ...guest, ...root }, send }, 'agreed', 1);
	void rooms.tellSaving();
	expect(await told.promise).toContain('well');
	room?.end();
});
