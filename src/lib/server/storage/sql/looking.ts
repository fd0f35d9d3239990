import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import {
	StorageError,
	type Head,
	type StoredArchive,
	type StoredCheckpoint,
	type StoredSnapshot,
	type Words
} from '../ports.ts';
import { knownSteps } from './migrate.ts';
import { bytes } from './log.ts';

/** A row of a log, unread. */
export interface Row {
	readonly seq: number;
	/** Chain hash after it. */
	readonly log: string;
	/** JSON of an entry. */
	readonly body: string;
}

/** A database as who looks it through needs it: nothing is written, and nothing in it is believed. */
export interface Looked {
	/** The steps by which its schema was made. */
	readonly steps: readonly string[];
	boards(): readonly (Head & { readonly board: BoardId; readonly name: string })[];
	rows(board: BoardId): IterableIterator<Row>;
	/** How many. */
	snapshots(board: BoardId): number;
	snapshot(board: BoardId, version: number): StoredSnapshot | null;
	/** Where they stand, in that order: one of them may be large, so each is read by itself. */
	checkpoints(board: BoardId): readonly Pick<StoredCheckpoint, 'generation' | 'seq'>[];
	checkpoint(board: BoardId, generation: number): StoredCheckpoint | null;
	words(board: BoardId): IterableIterator<Words>;
	/** Of a database from before there were any: none. */
	archives(board: BoardId): IterableIterator<StoredArchive>;
	/** UTC ms of the newest entry; 0 where there is none. */
	newest(): number;
	close(): void;
}

/** Opens a file to look it through as it stands now, whoever else writes in it meanwhile. Throws `StorageError`, also where its schema is a newer one. */
export function lookInto(file: string): Looked {
	if (!existsSync(file)) throw new StorageError(`There is no ${file}.`);
	const database = new Database(file, { readonly: true });
	try {
		// All of what follows sees one moment: what is read later belongs to what was read first.
		database.exec('begin');
		const all = <T>(sql: string, ...given: unknown[]): T[] => database.prepare(sql).all(...given) as T[];
		const each = <T>(sql: string, ...given: unknown[]) =>
			database.prepare(sql).iterate(...given) as IterableIterator<T>;
		const steps = knownSteps(stepsIn(database));
		return {
			steps,
			boards: () =>
				all<Head & { board: string; summary: string }>(
					'select board, seq, log, generation, summary from boards order by board'
				).map(({ summary, board, ...head }) => ({
					...head,
					board: idOf<BoardId>(board),
					name: nameIn(summary)
				})),
			rows: (board) => each<Row>('select seq, log, body from entries where board = ? order by seq', board),
			snapshots: (board) =>
				all<{ n: number }>('select count(*) as n from snapshots where board = ?', board)[0]?.n ?? 0,
			snapshot: (board, version) => {
				const sql = 'select version, hash, body from snapshots where board = ? and version = ?';
				return all<StoredSnapshot>(sql, board, version).map(unshared)[0] ?? null;
			},
			checkpoints: (board) =>
				all('select generation, seq from checkpoints where board = ? order by seq', board),
			checkpoint: (board, generation) => {
				const sql = 'select generation, seq, log, body from checkpoints where board = ? and generation = ?';
				return all<StoredCheckpoint>(sql, board, generation).map(unshared)[0] ?? null;
			},
			words: (board) => each<Words>('select id, salt, text from words where board = ?', board),
			archives: (board) =>
				steps.includes('0003-free-archives')
					? each<StoredArchive>('select session, body from free_archives where board = ?', board)
					: [].values(),
			newest: () => all<{ at: number | null }>('select max(at) as at from entries')[0]?.at ?? 0,
			close: () => database.close()
		};
	} catch (error) {
		database.close();
		throw error;
	}
}

const unshared = <T extends { readonly body: Uint8Array }>(row: T): T => ({ ...row, body: bytes(row.body) });

function stepsIn(database: Database.Database): string[] {
	try {
		const rows = database.prepare('select name from kysely_migration order by name').all();
		return (rows as { name: string }[]).map(({ name }) => name);
	} catch (cause) {
		throw new StorageError('This is no data of Lockstep.', { cause });
	}
}

function nameIn(summary: string): string {
	try {
		return (JSON.parse(summary) as { name: string }).name;
	} catch {
		return '?';
	}
}
