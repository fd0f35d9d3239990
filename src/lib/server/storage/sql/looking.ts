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
	snapshots(board: BoardId): ReadonlyMap<number, StoredSnapshot>;
	checkpoints(board: BoardId): IterableIterator<StoredCheckpoint>;
	words(board: BoardId): IterableIterator<Words>;
	/** Of a database from before there were any: none. */
	archives(board: BoardId): IterableIterator<StoredArchive>;
	/** UTC ms of the newest entry; 0 where there is none. */
	newest(): number;
	close(): void;
}

/** Opens a file to look it through, whoever else writes in it. Throws `StorageError`, also where its schema is a newer one. */
export function lookInto(file: string): Looked {
	if (!existsSync(file)) throw new StorageError(`There is no ${file}.`);
	const database = new Database(file, { readonly: true });
	try {
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
				new Map(
					all<StoredSnapshot>('select version, hash, body from snapshots where board = ?', board).map(
						(one) => [one.version, { ...one, body: bytes(one.body) }]
					)
				),
			checkpoints: (board) =>
				each<StoredCheckpoint>(
					'select generation, seq, log, body from checkpoints where board = ? order by seq',
					board
				),
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
