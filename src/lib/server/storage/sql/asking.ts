import { sql } from 'kysely';
import { StorageError } from '../ports.ts';
import { assertDurable, connectPostgres, nameOf } from './postgres.ts';

/** A PostgreSQL database as it answers. */
interface Asked {
	/** Host and database, without credentials. */
	readonly name: string;
	/** As in `15.4`. */
	readonly version: string;
	/** How many ms its clock is ahead of this machine's. */
	readonly ahead: number;
	/** Ms that each of a few commits took. */
	readonly commits: readonly number[];
}

/** Asks a PostgreSQL database how it fares. Throws `StorageError` where it does not answer, or would keep nothing safe. */
export async function askPostgres(url: string): Promise<Asked> {
	const db = connectPostgres(url);
	try {
		await assertDurable(db, url);
		const asked = Date.now();
		const { rows } = await sql<{ version: string; now: number }>`
			select current_setting('server_version') as version,
			(extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db);
		const [row] = rows;
		if (!row) throw new StorageError('The database does not say which it is.');
		const ahead = row.now - (asked + Date.now()) / 2;
		const commits: number[] = [];
		while (commits.length < 15) {
			const began = performance.now();
			await sql`select pg_logical_emit_message(true, 'lockstep', 'doctor')`.execute(db);
			commits.push(performance.now() - began);
		}
		return { name: nameOf(url), version: row.version, ahead, commits };
	} finally {
		await db.destroy();
	}
}
