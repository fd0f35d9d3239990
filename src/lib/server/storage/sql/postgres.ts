import { Socket } from 'node:net';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StorageError } from '../ports.ts';
import type { Schema } from './schema.ts';

/** Ms without a word from the database after which a connection counts as cut. */
const silence = 8_000;
/** Ms after which the database ends what a node has begun and gone silent over: others wait for what it holds. */
const abandoned = 2_000;
/** Times and Yjs clients are far below 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** What both a pool and a single connection are made with. A connection that hears nothing for long is cut. */
export const settings = (url: string, patience: number | null = silence): pg.ClientConfig => ({
	connectionString: url,
	application_name: 'lockstep',
	connectionTimeoutMillis: 5_000,
	keepAlive: true,
	types,
	stream: () => {
		const socket = new Socket();
		if (patience !== null)
			socket.setTimeout(patience, () => socket.destroy(new Error('The database does not answer.')));
		return socket;
	}
});

/**
 * Opens a pool of connections to a PostgreSQL database. `patience`: see `silence`; null where one statement may take
 * long, as in a migration.
 */
export function connectPostgres(url: string, patience: number | null = silence): Kysely<Schema> {
	const pool = new pg.Pool({ ...settings(url, patience), max: 10, idleTimeoutMillis: silence / 2 });
	// A connection that breaks is replaced, and fails whoever uses it: between two statements of theirs it tells nobody else.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return new Kysely<Schema>({
		dialect: new PostgresDialect({
			pool,
			async onCreateConnection(connection) {
				await connection.executeQuery(CompiledQuery.raw('set synchronous_commit = on'));
				await connection.executeQuery(
					CompiledQuery.raw(`set idle_in_transaction_session_timeout = ${abandoned}`)
				);
			}
		})
	});
}

/** A commit must mean "on disk". Throws `StorageError` where it does not, or where there is no database to ask. */
export async function assertDurable(db: Kysely<Schema>, url: string): Promise<void> {
	for (const name of ['synchronous_commit', 'fsync']) {
		const { rows } = await sql<{ is: string }>`select current_setting(${name}) as is`
			.execute(db)
			.catch((cause: unknown) => {
				throw new StorageError(`The database ${nameOf(url)} can't be used: ${reason(cause)}`, { cause });
			});
		const is = rows[0]?.is;
		if (is !== 'on')
			throw new StorageError(`PostgreSQL has ${name}=${is ?? 'unset'}: nothing would be safe. Set it on.`);
	}
}

/** An address without its credentials. */
function nameOf(url: string): string {
	const { host, pathname } = new URL(url);
	return `${host}${pathname}`;
}

const reason = (cause: unknown): string => {
	if (cause instanceof AggregateError) return reason(cause.errors[0]);
	return cause instanceof Error ? cause.message : String(cause);
};
