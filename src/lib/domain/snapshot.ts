import type { Board, Content } from './board.ts';
import type { Entry } from './entries.ts';
import type { SessionId } from './ids.ts';
import type { Kind, Records, Table } from './table.ts';

/** 64 zeros: what comes before the first of a chain. */
export const noHash = '0'.repeat(64);

/** RFC 8785 (JCS): the one text of a JSON value. Throws on what JSON can't say (undefined, NaN, lone surrogates). */
export declare function canonical(value: unknown): string;

/** SHA-256 in lower-case hex; text is hashed as UTF-8. */
export declare function sha256(input: string | Uint8Array): string;

/** The agreed board and nothing else, every list sorted by id. */
export type AgreedBoard = Content;
export declare function agreedBoard(table: Table): AgreedBoard;

/** What stands around the board in a snapshot. */
export interface SnapshotHead {
	readonly version: number;
	/** Hash of the snapshot before; `noHash` for version 0. */
	readonly previous: string;
	readonly session: SessionId | null;
	/** UTC ms */
	readonly at: number;
	/** Chain of the log up to the entry before the one that locks. */
	readonly log: string;
}
/** A snapshot as read back from its canonical JSON. */
export interface SnapshotBody extends SnapshotHead {
	readonly format: 'lockstep-snapshot-1';
	readonly board: Pick<Board, 'id' | 'name' | 'template' | 'policy' | 'zone'>;
	readonly agreed: AgreedBoard;
}
export interface Snapshot {
	/** Canonical JSON of a `SnapshotBody`. */
	readonly body: string;
	readonly hash: string;
}
export declare function snapshotOf(table: Table, head: SnapshotHead): Snapshot;

/** The snapshot a `founded` or `locked` entry names, made again from a table it was applied to; null for other entries. */
export declare function snapshotFor(table: Table, entry: Entry): (Snapshot & { readonly version: number }) | null;

/** The chain hash after `entry`: SHA-256 over the hash before and the entry's canonical JSON. The first `log` is `noHash`. */
export declare function chain(log: string, entry: Entry): string;

/** A whole table as JSON: the form of a checkpoint. Every list sorted by id, so equal tables give equal text. */
export type TableRecords = { readonly [K in Kind]: readonly Records[K][] };
export declare function recordsOf(table: Table): TableRecords;
export declare function tableFrom(records: TableRecords, seq: number): Table;

/** Checks snapshots in order of version: each is canonical, bears its hash, and names the one before. */
export declare function verifyChain(
	snapshots: readonly Snapshot[]
): { readonly ok: true } | { readonly ok: false; readonly version: number; readonly because: string };
