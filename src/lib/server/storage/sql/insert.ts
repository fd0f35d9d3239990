import type { Insertable, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** A statement takes at most 32,766 values in SQLite, 65,535 in PostgreSQL. */
const rowsAtOnce = 1000;

/** Inserts any number of rows, inside the transaction it is called in. */
export async function insert<T extends keyof Schema>(
	db: Kysely<Schema>,
	table: T,
	rows: readonly Insertable<Schema[T]>[]
): Promise<void> {
	for (let at = 0; at < rows.length; at += rowsAtOnce) {
		await db
			.insertInto(table)
			.values(rows.slice(at, at + rowsAtOnce))
			.execute();
	}
}
