import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
	CompiledQuery,
	Kysely,
	sql,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type DialectAdapter,
	type Driver,
	type SqliteDatabase,
	type SqliteStatement
} from 'kysely';
import { StorageError } from '../ports.ts';
import type { Schema } from './schema.ts';

/** Long enough for the longest transaction of whoever else writes, a command beside the server. */
const busyMs = 10_000;

/**
 * Opens one connection to the data folder's database. `synchronous=FULL` makes a commit mean "on disk"; a
 * build of SQLite that ignores it would lose answers, so both pragmas are read back. Throws `StorageError`.
 */
export function connect(dataDir: string): Kysely<Schema> {
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o700 });
		const database = new Database(join(dataDir, 'lockstep.db'));
		harden(database);
		const inTransaction = () => database.inTransaction;
		return new Kysely<Schema>({ dialect: new Dialect(preparedOnce(database), inTransaction) });
	} catch (cause) {
		if (cause instanceof StorageError) throw cause;
		throw new StorageError(`The data folder ${dataDir} can't be opened: ${reason(cause)}`, { cause });
	}
}

/**
 * From now on a connection only reads. It is one of the main thread: a write would wait there for the lock and for the disk,
 * and everybody with it.
 */
export async function onlyRead(db: Kysely<Schema>): Promise<void> {
	await sql`pragma query_only = on`.execute(db);
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

function harden(database: Database.Database): void {
	database.pragma(`busy_timeout = ${busyMs}`);
	database.pragma('journal_mode = WAL');
	database.pragma('synchronous = FULL');
	database.pragma('foreign_keys = ON');
	const expected = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };
	for (const [name, value] of Object.entries(expected)) {
		const is: unknown = database.pragma(name, { simple: true });
		if (is !== value) {
			database.close();
			throw new StorageError(
				`SQLite does not take ${name}=${value} here (it says ${String(is)}): nothing would be safe.`
			);
		}
	}
}

/** Kysely prepares a statement each time it runs one; the same text is the same statement. */
function preparedOnce(database: Database.Database): SqliteDatabase {
	const kept = new Map<string, SqliteStatement>();
	return {
		close: () => void database.close(),
		prepare(text) {
			const known = kept.get(text);
			if (known) return known;
			const statement = database.prepare(text);
			// Inserts of many rows differ by their length: those are not worth keeping.
			if (text.length < 1000 && kept.size < 500) kept.set(text, statement);
			return statement;
		}
	};
}

class Dialect extends SqliteDialect {
	readonly #database: SqliteDatabase;
	readonly #inTransaction: () => boolean;

	constructor(database: SqliteDatabase, inTransaction: () => boolean) {
		super({ database });
		this.#database = database;
		this.#inTransaction = inTransaction;
	}

	override createDriver(): Driver {
		return new ImmediateDriver({ database: this.#database }, this.#inTransaction);
	}

	override createAdapter(): DialectAdapter {
		return new TransactionalAdapter();
	}
}

/** A transaction takes the write lock at its start: one that reads first would be refused at its first write. */
class ImmediateDriver extends SqliteDriver {
	readonly #inTransaction: () => boolean;

	constructor(config: ConstructorParameters<typeof SqliteDriver>[0], inTransaction: () => boolean) {
		super(config);
		this.#inTransaction = inTransaction;
	}

	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}

	/** A full disk rolls back by itself; asked once more SQLite would complain of that, and the reason would be lost. */
	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		if (this.#inTransaction()) await super.rollbackTransaction(connection);
	}
}

/** SQLite makes and alters tables inside transactions well: a step cut short leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}
