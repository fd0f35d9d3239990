import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { idOf, type BoardId, type SessionId } from '#lib/domain/ids.ts';
import {
	StorageError,
	type Head,
	type StoredArchive,
	type StoredCheckpoint,
	type StoredSnapshot,
	type Words
} from '../ports.ts';
import { knownSteps, stepsIn } from './migrate.ts';
import { logReader } from './log.ts';
import { connectPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';

/** A row of a log, unread. */
export interface Row {
	readonly seq: number;
	/** Chain hash after it. */
	readonly log: string;
	/** JSON of an entry. */
	readonly body: string;
}

/** A database at one moment, as who looks it through needs it: nothing is written, and nothing in it is believed. */
export interface Looked {
	/** The steps by which its schema was made. */
	readonly steps: readonly string[];
	boards(): Promise<readonly (Head & { readonly board: BoardId; readonly name: string })[]>;
	rows(board: BoardId): AsyncIterable<Row>;
	/** How many. */
	snapshots(board: BoardId): Promise<number>;
	snapshot(board: BoardId, version: number): Promise<StoredSnapshot | null>;
	/** Where they stand, in that order: one of them may be large, so each is read by itself. */
	checkpoints(board: BoardId): Promise<readonly Pick<StoredCheckpoint, 'generation' | 'seq'>[]>;
	checkpoint(board: BoardId, generation: number): Promise<StoredCheckpoint | null>;
	words(board: BoardId): Promise<readonly Words[]>;
	/** Of a database from before there were any: none. */
	archives(board: BoardId): AsyncIterable<StoredArchive>;
	/** UTC ms of the newest entry; 0 where there is none. */
	newest(): Promise<number>;
	close(): Promise<void>;
}

/** Rows of a log that are read at once. */
const page = 1000;

/** Opens a file to look it through as it stands now, whoever else writes in it meanwhile. Throws `StorageError`, also where its schema is a newer one. */
export async function lookInto(file: string): Promise<Looked> {
	if (!existsSync(file)) throw new StorageError(`There is no ${file}.`);
	const database = new Database(file, { readonly: true });
	return look(new Kysely<Schema>({ dialect: new SqliteDialect({ database }) }), async () => undefined);
}

/** The same with a PostgreSQL database, whichever nodes work on it. */
export const lookIntoPostgres = (url: string): Promise<Looked> =>
	look(connectPostgres(url, { patience: null, readOnly: true }), async (trx) => {
		// Between two questions a long log is folded.
		await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
	});

async function look(db: Kysely<Schema>, begin: (trx: Kysely<Schema>) => Promise<void>): Promise<Looked> {
	try {
		// SQLite reads as of one moment in any case.
		const beginning = db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only');
		const trx = await beginning.execute();
		await begin(trx);
		const steps = knownSteps(await stepsIn(trx));
		return looked(trx, steps, async () => {
			await trx.rollback().execute();
			await db.destroy();
		});
	} catch (cause) {
		await db.destroy();
		if (cause instanceof StorageError) throw cause;
		throw new StorageError('This is no data of Lockstep.', { cause });
	}
}

const looked = (db: Kysely<Schema>, steps: readonly string[], close: () => Promise<void>): Looked => ({
	steps,
	close,
	async boards() {
		const query = db.selectFrom('boards').select(['board', 'seq', 'log', 'generation', 'summary']);
		return (await query.orderBy('board').execute()).map(({ summary, board, ...head }) => ({
			...head,
			board: idOf<BoardId>(board),
			name: nameIn(summary)
		}));
	},
	async *rows(board) {
		const query = db.selectFrom('entries').select(['seq', 'log', 'body']).where('board', '=', board);
		for (let after = 0, read = page; read === page;) {
			const rows = await query.where('seq', '>', after).orderBy('seq').limit(page).execute();
			yield* rows;
			read = rows.length;
			after = rows.at(-1)?.seq ?? after;
		}
	},
	async snapshots(board) {
		const query = db.selectFrom('snapshots').select((e) => e.fn.countAll<number>().as('n'));
		return (await query.where('board', '=', board).executeTakeFirst())?.n ?? 0;
	},
	snapshot: (board, version) => logReader(db).snapshot(board, version),
	checkpoints: (board) =>
		db
			.selectFrom('checkpoints')
			.select(['generation', 'seq'])
			.where('board', '=', board)
			.orderBy('seq')
			.orderBy('generation')
			.execute(),
	async checkpoint(board, generation) {
		const query = db.selectFrom('checkpoints').select(['generation', 'seq', 'log', 'body']);
		const one = query.where('board', '=', board).where('generation', '=', generation);
		return (await one.executeTakeFirst()) ?? null;
	},
	words: (board) =>
		db.selectFrom('words').select(['id', 'salt', 'text']).where('board', '=', board).execute(),
	async *archives(board) {
		if (!steps.includes('0003-free-archives')) return;
		const query = db.selectFrom('free_archives').select('session').where('board', '=', board);
		for (const { session } of await query.execute()) {
			const archive = await logReader(db).archive(board, idOf<SessionId>(session));
			if (archive) yield archive;
		}
	},
	async newest() {
		const query = db.selectFrom('entries').select((e) => e.fn.max('at').as('at'));
		return (await query.executeTakeFirst())?.at ?? 0;
	}
});

function nameIn(summary: string): string {
	try {
		return (JSON.parse(summary) as { name: string }).name;
	} catch {
		return '?';
	}
}
