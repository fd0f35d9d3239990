import { mock } from 'node:test';
import type { Guest, Listener } from '../../../server/gateway/connection.ts';
import type { BoardRoom } from '../../../server/gateway/board-room.ts';
import { createConnection } from '../../../server/gateway/connection.ts';
import { createFigures } from '../../../server/gateway/figures.ts';
import { quiet } from '../../../server/log.ts';
import { createBuckets, defaults, type Limits } from '../../../server/gateway/limits.ts';
import { createRooms } from '../../../server/gateway/rooms.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { SeatKind } from '#lib/domain/board.ts';
import type { Entry } from '#lib/domain/entries.ts';
import { idOf, type ActId, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import { agreedBoard } from '#lib/domain/snapshot.ts';
import { records, tableOf } from '#lib/domain/testing/board.ts';
import { memoryStorage } from '#lib/server/storage/memory/memory.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { Wire } from './socket.ts';

/** The real rooms of one board on a store in memory, with the sockets of `socket.ts`. */

export const board = idOf<BoardId>('board-1');
const root = { person: idOf<PersonId>('root'), administrator: true };
const facilitator = { person: idOf<PersonId>('fay'), administrator: false };

const endless = { burst: Number.MAX_SAFE_INTEGER, perSecond: 1 } as const;
/** What is counted by time is left open, and what bounds a draft is narrow, so that generations turn on the way. */
const limits: Limits = {
	...defaults,
	...{ socketMessages: endless, socketBytes: endless, socketQuestions: endless },
	...{ personActs: endless, personBytes: endless },
	...{
		message: 64 * 1024,
		draftBytes: 512 * 1024,
		turnDraft: 10 * 1024,
		weight: 0,
		clientsOfPerson: 12,
		turnClients: 30
	},
	...{ turnEntries: 20, turnBytes: 64 * 1024, farewell: 50, idle: 1e9 },
	...{ documentTick: 0, presenceTick: 0, hereTick: 0, sightTick: 0, watchTick: 0, watchDocumentTick: 0 }
};

export interface House {
	readonly storage: Storage;
	/** Faults of ours, as the gateway reported them. */
	readonly faults: readonly unknown[];
	readonly room: BoardRoom;
	/** What was written to the log and to the draft since this was last asked. */
	written(): { readonly updates: Uint8Array[]; readonly entries: Entry[] };
	join(guest: Guest, room: 'agreed' | 'draft', hear: (frame: Uint8Array) => void): Wire;
	/** Resolves when all that was said has come to its end. */
	settled(): Promise<void>;
	/** The server stops in good order, and comes again. */
	restart(): Promise<void>;
	leave(): Promise<void>;
}

/** Lets so many ms pass: whatever waited for them happens now. The clock is the run's own. */
export const passes = (ms: number): void => mock.timers.tick(ms);

/** Founds the small board of the domain's tests, and opens a session on it. */
export async function openHouse(): Promise<House> {
	const faults: unknown[] = [];
	const report = (cause: unknown): void => void faults.push(cause);
	const storage = memoryStorage();
	let written: { updates: Uint8Array[]; entries: Entry[] } = { updates: [], entries: [] };
	const heard: Storage = {
		...storage,
		under(lease) {
			const { log, drafts } = storage.under(lease);
			return {
				log: {
					...log,
					append(batch) {
						written.entries.push(...batch.entries.map(({ entry }) => entry));
						return log.append(batch);
					}
				},
				drafts: {
					...drafts,
					append(of, generation, updates) {
						written.updates.push(...updates);
						return drafts.append(of, generation, updates);
					}
				}
			};
		}
	};
	const acts = createBuckets(limits.personActs);
	const personBytes = createBuckets(limits.personBytes);
	const figures = createFigures();
	const saving = () => 'well' as const;
	const around = { storage: heard, limits, acts, report, figures, saving };
	let rooms = createRooms(around);
	await found(rooms);
	let room = await opened(rooms);
	return {
		storage,
		faults,
		get room() {
			return room;
		},
		written() {
			const all = written;
			written = { updates: [], entries: [] };
			return all;
		},
		join(guest, name, hear) {
			const wire = new Wire(hear);
			createConnection(
				{ socket: wire.socket, write: (message) => wire.send(message) },
				board,
				guest,
				{ limits, personBytes, figures, log: quiet, report },
				(connection) => {
					const joined = room.join(connection, name, room.head.generation);
					if (typeof joined !== 'number') return joined;
					connection.close(joined);
					return nobody;
				}
			);
			return wire;
		},
		async settled() {
			const drained = room.drained();
			// Sockets that are sent away have gone by then; a draft goes to the disk with its tick.
			await Promise.resolve();
			passes(1);
			await drained;
		},
		async restart() {
			for (const each of room.connections) each.close(1012);
			await rooms.drain();
			await rooms.end();
			rooms = createRooms(around);
			room = await opened(rooms);
		},
		async leave() {
			await rooms.drain();
			await rooms.end();
		}
	};
}

const nobody: Listener = { heard: () => {}, left: () => {} };

async function opened(rooms: ReturnType<typeof createRooms>): Promise<BoardRoom> {
	const room = await rooms.open(board);
	if (!room) throw new Error('the board is not there');
	return room;
}

async function found(rooms: ReturnType<typeof createRooms>): Promise<void> {
	let asked = 0;
	const ask = (act: AskedAct) => ({ id: idOf<ActId>(`founding-${++asked}`), act: act as never });
	const content = agreedBoard(tableOf());
	await rooms.found(board, root, ask({ kind: 'found', name: 'Portfolio', zone: 'Europe/Berlin', content }));
	const room = await opened(rooms);
	for (const { person, seats } of records.seats)
		await room.act(root, ask({ kind: 'seat', person, seats: [...seats] as SeatKind[] }));
	await room.act(facilitator, ask({ kind: 'schedule', startsAt: Date.now() + 3_600_000, minutes: 90 }));
	await room.act(facilitator, ask({ kind: 'prepare' }));
	const open = await room.act(facilitator, ask({ kind: 'open', anyway: true }));
	if (!open.ok) throw new Error(open.refusal.because);
}
