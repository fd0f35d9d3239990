import type { Entry } from '#lib/domain/entries.ts';
import type { BoardId, PersonId, SessionId } from '#lib/domain/ids.ts';
import type { AccountStore, AuthSessionStore, LinkStore } from './account-ports.ts';
import type { BoardIndex } from './board-index.ts';
import type { Lease, Nodes } from './nodes.ts';

/** The head of a board's log: what an owner needs before it may append. */
export interface Head {
	readonly seq: number;
	/** Chain hash of the log up to `seq` (domain/snapshot.ts `chain`). */
	readonly log: string;
	readonly generation: number;
}

/** Where a board stands before it is founded: pass it as `on` of the founding batch. */
export const unfounded: Head = { seq: 0, log: '0'.repeat(64), generation: 0 };

/** The board stands elsewhere than the batch was judged on: nothing of it was written. */
export class StaleHead extends Error {
	override readonly name = 'StaleHead';
}

/** The board has another owner by now: nothing was written. */
export class LostLease extends Error {
	override readonly name = 'LostLease';
}

/** Whether a write was refused for whose the board is or where it stands: nothing of the disk, and of no use to try again. */
export const isMovedOn = (cause: unknown): boolean =>
	cause instanceof StaleHead || cause instanceof LostLease;

/** The store can't be used; the message is a sentence for whoever runs the server. */
export class StorageError extends Error {
	override readonly name: string = 'StorageError';
}

/** The store does not answer just now: nothing is known, and nothing is wrong with what was asked. Whoever comes again may be answered. */
export class OutOfReach extends StorageError {
	override readonly name = 'OutOfReach';

	/** What whoever asked is told of it. */
	static readonly told = 'The server can’t reach its data just now. Try again in a moment.';
}

/** The first answer an act got, kept so that a repeated act gets it again. */
export interface KeptAnswer {
	readonly person: PersonId;
	readonly act: string;
	/** SHA-256 of the act as asked: the same id with another content is refused. */
	readonly digest: string;
	readonly answer: string;
}

/** A person's free text beside the log, under `sha256(salt, text)`. */
export interface Words {
	readonly id: string;
	readonly salt: string;
	readonly text: string;
}

export interface StoredSnapshot {
	readonly version: number;
	readonly hash: string;
	/** Canonical JSON, UTF-8. */
	readonly body: Uint8Array;
}

export interface StoredCheckpoint {
	readonly generation: number;
	/** The entry it stands at. */
	readonly seq: number;
	readonly log: string;
	/** Canonical JSON of the table's records. */
	readonly body: Uint8Array;
}

/** The free layer of a session as it was when the session was locked. */
export interface StoredArchive {
	readonly session: SessionId;
	/** JSON of `Hung[]` (domain/free.ts), in the order they were made. */
	readonly body: Uint8Array;
}

/** What becomes of the draft whose generation a batch ends. Its updates are deleted. */
export interface DraftTurn {
	/** What the next generation's draft begins with, and the Yjs client that wrote it with whose it is; null: nothing. */
	readonly carried: {
		readonly update: Uint8Array;
		readonly client: number;
		readonly person: PersonId;
	} | null;
	/** At a lock; null at a mere checkpoint. */
	readonly archive: StoredArchive | null;
}

/** What one decision, or several judged together, write in one transaction. */
export interface Batch {
	readonly board: BoardId;
	/** The head this was judged on; a store that stands elsewhere refuses the batch (fencing). */
	readonly on: Head;
	readonly entries: readonly { readonly entry: Entry; readonly log: string }[];
	readonly answers: readonly KeptAnswer[];
	readonly words: readonly Words[];
	readonly snapshots: readonly StoredSnapshot[];
	readonly checkpoint: StoredCheckpoint | null;
	/** With a checkpoint that ends a generation, where that had a draft. */
	readonly draft?: DraftTurn | null;
}

/** A board's log and what hangs on it, as anybody in the process may read it. */
export interface LogReader {
	boards(): Promise<readonly { readonly board: BoardId; readonly name: string }[]>;
	head(board: BoardId): Promise<Head | null>;
	/** Entries `from`..`to`, both inclusive, in order. */
	entries(board: BoardId, from: number, to: number): Promise<readonly Entry[]>;
	answer(board: BoardId, person: PersonId, act: string): Promise<KeptAnswer | null>;
	/** Those that were given to these acts, looked up at once, in any order. */
	answers(
		board: BoardId,
		asked: readonly Pick<KeptAnswer, 'person' | 'act'>[]
	): Promise<readonly KeptAnswer[]>;
	words(board: BoardId, ids?: readonly string[]): Promise<readonly Words[]>;
	snapshot(board: BoardId, version: number): Promise<StoredSnapshot | null>;
	/** The newest with `seq` ≤ `at`, or the newest of all. */
	checkpoint(board: BoardId, at?: number): Promise<StoredCheckpoint | null>;
	archive(board: BoardId, session: SessionId): Promise<StoredArchive | null>;
}

/** The log with its one writer. A promise that resolves means: it is on disk. */
export interface LogStore extends LogReader {
	/**
	 * Writes all of the batch or none of it. Afterwards the head is the last entry's `seq` and `log`, and the
	 * generation of the batch's checkpoint if it has one. Rejects with `StaleHead` where the board has moved on;
	 * batches that happen to share its transaction are not touched by that.
	 */
	append(batch: Batch): Promise<void>;
	/**
	 * The head once nothing is on its way to this board any more: a batch whose writer was told that it failed may come about
	 * later, where its commit waits for the disk and the line to the database was cut meanwhile.
	 */
	settled(board: BoardId): Promise<Head | null>;
}

/** Updates of the draft room, in order, and which Yjs client belongs to whom. */
export interface DraftStore {
	append(board: BoardId, generation: number, updates: readonly Uint8Array[]): Promise<void>;
	updates(board: BoardId, generation: number): Promise<readonly Uint8Array[]>;
	bind(board: BoardId, generation: number, client: number, person: PersonId): Promise<void>;
	bound(board: BoardId, generation: number): Promise<ReadonlyMap<number, PersonId>>;
}

/** What the last import of a board held, so that the next one is compared three ways. */
export interface StoredImport {
	readonly board: BoardId;
	readonly at: number;
	readonly by: PersonId | null;
	/** JSON; the form belongs to `server/import`. */
	readonly body: string;
}

/** One import a board: keeping a later one replaces the earlier. */
export interface ImportStore {
	keep(kept: StoredImport): Promise<void>;
	last(board: BoardId): Promise<StoredImport | null>;
}

/** What pages may touch: everything but the log's and the drafts' writer. */
export interface Pages {
	readonly log: LogReader;
	readonly boards: BoardIndex;
	readonly accounts: AccountStore;
	readonly authSessions: AuthSessionStore;
	readonly links: LinkStore;
	readonly imports: ImportStore;
	close(): Promise<void>;
}

/** One commit of a log's writer: how long it took to be on disk, ms, and how many jobs it held. */
export interface Commit {
	readonly ms: number;
	readonly jobs: number;
}

/** What the owner of a board writes. */
export interface Writers {
	readonly log: LogStore;
	readonly drafts: DraftStore;
}

/** The whole store, as a process that owns boards holds it. Its own `log` and `drafts` are those of who holds no lease. */
export interface Storage extends Pages {
	readonly log: LogStore;
	readonly drafts: DraftStore;
	readonly nodes: Nodes;
	/** The same under a lease: each write rejects with `LostLease` once the board has another owner. */
	under(lease: Lease): Writers;
	/** Writes a little and takes it away again, the way the log is written. Rejects where nothing can be written now. */
	probe(): Promise<void>;
	/** Tells of each commit of the log's writer from now on. Returns how to end that. */
	onCommit(seen: (commit: Commit) => void): () => void;
}
