import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { recordsOf, type SnapshotBody } from '#lib/domain/snapshot.ts';
import type { Session } from '#lib/domain/board.ts';
import type { Table } from '#lib/domain/table.ts';
import type { Head, LogReader } from '#lib/server/storage/ports.ts';
import { entriesOf, tableAfter } from '../load.ts';
import { Denied, guestOf, json, roomOf, takeRead, type Asking, type Reply, type Resource } from './reply.ts';

/**
 * What ended in a snapshot stays as it is, so the snapshot's hash names it; asked for by number, since data that was put
 * back to an earlier state may give the number to another.
 */
const ended = (hash: string, what: string, make: () => Uint8Array | Promise<Uint8Array>): Reply => ({
	status: 200,
	headers: { 'cache-control': 'private, no-cache', etag: `"${hash}"` },
	fixed: { key: `${what} ${hash}`, type: 'application/json', make }
});

/** A snapshot without what it holds. */
type Row = Pick<SnapshotBody, 'version' | 'at' | 'session'> & { readonly hash: string };
/** Snapshots never change: what was once read off one is kept. */
const rows = new Map<string, Row>();
const mostRows = 5000;

/** Every agreement snapshot, oldest first. */
async function snapshots(asking: Asking): Promise<Reply> {
	const board = idOf<BoardId>(asking.params[0] ?? '');
	takeRead(asking, await guestOf(asking, board));
	const { log, boards } = asking.gateway.storage;
	const newest = (await boards.one(board))?.version ?? -1;
	const found: Row[] = [];
	for (let version = 0; version <= newest; version++) {
		const row = await rowOf(log, board, version);
		if (row) found.push(row);
	}
	return json(found);
}

async function rowOf(log: LogReader, board: BoardId, number: number): Promise<Row | null> {
	const key = `${board} ${number}`;
	const known = rows.get(key);
	if (known) return known;
	const stored = await log.snapshot(board, number);
	if (!stored) return null;
	const { version, at, session } = JSON.parse(new TextDecoder().decode(stored.body)) as SnapshotBody;
	const row: Row = { version, at, session, hash: stored.hash };
	if (rows.size >= mostRows) rows.clear();
	rows.set(key, row);
	return row;
}

/** One agreement snapshot: its canonical JSON, named by its hash. */
async function snapshot(asking: Asking): Promise<Reply> {
	const [id = '', version = ''] = asking.params;
	const board = idOf<BoardId>(id);
	takeRead(asking, await guestOf(asking, board));
	const stored = await asking.gateway.storage.log.snapshot(board, Number(version));
	if (!stored) throw new Denied(404, 'There is no snapshot of that number.');
	return ended(stored.hash, 'snapshot', () => stored.body);
}

/** A session's beginning and its entries, to be played back. */
async function replay(asking: Asking): Promise<Reply> {
	const [id = '', number = ''] = asking.params;
	const board = idOf<BoardId>(id);
	const { guest, room } = await roomOf(asking, board);
	takeRead(asking, guest);
	const { log } = asking.gateway.storage;
	const session = sessionOf(room.table, Number(number));
	if (!session || session.openedSeq === null) throw new Denied(404, 'That session has not been held.');
	const { openedSeq } = session;
	const { head } = room;
	const locked = lockedOnDisk(session, head);
	const make = async () => {
		const before = await tableAfter(log, board, openedSeq - 1);
		if (!before) throw new Denied(404, 'The beginning of that session is not here.');
		const entries = await entriesOf(log, board, openedSeq, locked ?? head.seq);
		return new TextEncoder().encode(JSON.stringify({ records: recordsOf(before), seq: before.seq, entries }));
	};
	if (locked === null) {
		// As it stands at this entry: whoever else asks before the next one is given the same.
		const key = `replay ${board} ${head.log}`;
		const headers = { 'cache-control': 'no-store' };
		return { status: 200, headers, fixed: { key, passing: true, type: 'application/json', make } };
	}
	return ended(await hashOf(log, board, session), 'replay', make);
}

/** The free layer of a session: as it was at the lock, or of the one under way as it is, for those who draw in it. */
async function marks(asking: Asking): Promise<Reply> {
	const [id = '', number = ''] = asking.params;
	const board = idOf<BoardId>(id);
	const { guest, room } = await roomOf(asking, board);
	takeRead(asking, guest);
	const session = sessionOf(room.table, Number(number));
	if (!session || session.openedSeq === null) throw new Denied(404, 'That session has not been held.');
	// A watcher has no draft, so nothing of it is theirs before it is archived.
	if (lockedOnDisk(session, room.head) === null)
		return json(guest.kind === 'person' ? await room.marks() : []);
	const { log } = asking.gateway.storage;
	const make = async () => (await log.archive(board, session.id))?.body ?? new TextEncoder().encode('[]');
	return ended(await hashOf(log, board, session), 'marks', make);
}

/** Of the snapshot that a session ended in. */
async function hashOf(log: LogReader, board: BoardId, { version }: Session): Promise<string> {
	const stored = version === null ? null : await log.snapshot(board, version);
	if (!stored) throw new Denied(404, 'What that session ended in is not here.');
	return stored.hash;
}

/** The entry that locked it. The table is ahead of the disk by what is being written: what is kept for ever waits for that. */
const lockedOnDisk = ({ lockedSeq }: Session, { seq }: Head): number | null =>
	lockedSeq !== null && lockedSeq <= seq ? lockedSeq : null;

function sessionOf(table: Table, number: number): Session | null {
	for (const session of table.sessions.values()) if (session.number === number) return session;
	return null;
}

export const history: readonly Resource[] = [
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/snapshots$/, answer: snapshots },
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/snapshots\/(\d{1,9})$/, answer: snapshot },
	{
		method: 'GET',
		path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/sessions\/(\d{1,9})\/replay$/,
		answer: replay
	},
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/sessions\/(\d{1,9})\/marks$/, answer: marks }
];
