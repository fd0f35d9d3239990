import { agreedBoard, type AgreedBoard } from './agreed.ts';
import type { Board } from './board.ts';
import { canonical, sha256 } from './canonical.ts';
import type { Entry } from './entries.ts';
import type { SessionId } from './ids.ts';
import { boardOf, type Table } from './table.ts';

export { agreed, agreedBoard, type AgreedBoard } from './agreed.ts';
export { canonical, sha256 } from './canonical.ts';
export { recordsOf, tableFrom, type TableRecords } from './checkpoint.ts';

/** 64 zeros: what comes before the first of a chain. */
export const noHash = '0'.repeat(64);

/** What stands around the board in a snapshot. */
interface SnapshotHead {
	readonly version: number;
	/** Hash of the snapshot before; `noHash` for version 0. */
	readonly previous: string;
	readonly session: SessionId | null;
	/** UTC ms */
	readonly at: number;
	/** Chain of the log up to the entry before the one that names this snapshot. */
	readonly log: string;
}

type BoardHead = Pick<Board, 'id' | 'name' | 'template' | 'policy' | 'zone'>;

/** A snapshot as read back from its canonical JSON. */
export interface SnapshotBody extends SnapshotHead {
	readonly format: 'lockstep-snapshot-1';
	readonly board: BoardHead;
	readonly agreed: AgreedBoard;
}

export interface Snapshot {
	/** Canonical JSON of a `SnapshotBody`. */
	readonly body: string;
	/** SHA-256 of the body's UTF-8, hex. */
	readonly hash: string;
}

/** The snapshot of a board of this head and content. */
export function snapshotWith(board: BoardHead, content: AgreedBoard, head: SnapshotHead): Snapshot {
	const { id, name, template, policy, zone } = board;
	const { version, previous, session, at, log } = head;
	const format: SnapshotBody['format'] = 'lockstep-snapshot-1';
	const whole: SnapshotBody = {
		format,
		board: { id, name, template, policy, zone },
		version,
		previous,
		session,
		at,
		log,
		agreed: content
	};
	const body = canonical(whole);
	return { body, hash: sha256(body) };
}

/** The snapshot of a table's agreed board. Throws on a table without a board. */
export function snapshotOf(table: Table, head: SnapshotHead): Snapshot {
	const board = boardOf(table);
	if (!board) throw new Error('No board to take a snapshot of');
	return snapshotWith(board, agreedBoard(table), head);
}

/**
 * The snapshot that a `founded` or `locked` entry names, made again from the table as it stood after it; null
 * for other entries.
 */
export function snapshotFor(table: Table, entry: Entry): (Snapshot & { readonly version: number }) | null {
	if (entry.kind === 'founded')
		return {
			version: 0,
			...snapshotOf(table, { version: 0, previous: noHash, session: null, at: entry.at, log: noHash })
		};
	if (entry.kind !== 'locked') return null;
	const { version, previous, session, at, log } = entry;
	return { version, ...snapshotOf(table, { version, previous, session, at, log }) };
}

/** The chain hash after an entry: SHA-256 over the hash before and the entry's canonical JSON. The first `log` is `noHash`. */
type Chain = (log: string, entry: Entry) => string;

/** With a machine's own SHA-256 of a text, where it brings a faster one. */
export const chainWith =
	(hash: (text: string) => string): Chain =>
	(log, entry) =>
		hash(`${log}\n${canonical(entry)}`);

export const chain: Chain = chainWith(sha256);

/** What checking a chain of snapshots says; the first that doesn't hold, and why. */
type ChainVerdict =
	{ readonly ok: true } | { readonly ok: false; readonly version: number; readonly because: string };

/** Checks snapshots in order of version from 0: each is canonical, bears its hash, and names the one before. */
export function verifyChain(snapshots: readonly Snapshot[]): ChainVerdict {
	let previous = noHash;
	for (const [version, snapshot] of snapshots.entries()) {
		const because = flaw(snapshot, version, previous);
		if (because !== null) return { ok: false, version, because };
		previous = snapshot.hash;
	}
	return { ok: true };
}

function flaw({ body, hash }: Snapshot, version: number, previous: string): string | null {
	if (sha256(body) !== hash) return 'Its hash is not that of its content';
	const read = readBody(body);
	if (!read || canonical(read) !== body) return 'It is not canonical JSON';
	if (read.version !== version) return `It says it is version ${String(read.version)}`;
	return read.previous === previous ? null : 'It does not name the snapshot before';
}

function readBody(body: string): Partial<SnapshotBody> | null {
	try {
		const read: unknown = JSON.parse(body);
		return typeof read === 'object' ? read : null;
	} catch {
		return null;
	}
}
