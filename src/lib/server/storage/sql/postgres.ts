import { Socket } from 'node:net';
import {
	Kysely,
	PostgresDialect,
	PostgresDriver,
	sql,
	type DatabaseConnection,
	type Driver,
	type PostgresDialectConfig
} from 'kysely';
import pg from 'pg';
import { OutOfReach, StorageError } from '../ports.ts';
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
			socket.setTimeout(patience, () => socket.destroy(new Error('The database has fallen silent.')));
		return socket;
	}
});

/** How a pool differs from what most want. */
interface Manner {
	/** See `silence`; null where one statement may take long, as in a migration. */
	readonly patience?: number | null;
	/** Connections at once. */
	readonly most?: number;
	/** Whether a commit is answered only when it is on disk. */
	readonly lasting?: boolean;
	/** Whether a standby, or a database that takes no writes just now, is as good. */
	readonly readOnly?: boolean;
}

/**
 * How each connection of a pool begins. By the pool's own hook, which it waits for and which drops a connection that breaks
 * meanwhile: one that breaks in Kysely's `onCreateConnection` is counted for ever, and ten of those leave nothing. Not by
 * `options` as it connects: poolers between here and the database refuse those. One to a standby is not kept: after a failover
 * the same name leads to the new primary before long, and who holds on to what used to be it would never write again.
 */
const setUp =
	({ lasting = true, readOnly = false }: Manner): ((client: pg.ClientBase) => unknown) =>
	async (client) => {
		const { rows } = await client.query<{ readOnly: string }>(
			`select set_config('synchronous_commit', '${lasting ? 'on' : 'off'}', false),
				set_config('idle_in_transaction_session_timeout', '${abandoned}', false),
				current_setting('transaction_read_only') as "readOnly"`
		);
		if (!readOnly && rows[0]?.readOnly !== 'off')
			throw new Error('It takes no writes just now, as a standby does.');
	};

/**
 * Opens a pool of connections to a PostgreSQL database. What is asked of it rejects with `OutOfReach` where the database
 * does not answer.
 */
export function connectPostgres(url: string, manner: Manner = {}): Kysely<Schema> {
	const { patience = silence, most = 10 } = manner;
	const pool = new pg.Pool({
		...settings(url, patience),
		max: most,
		idleTimeoutMillis: silence / 2,
		onConnect: setUp(manner)
	});
	// A connection that breaks is replaced, and fails whoever uses it: between two statements of theirs it tells nobody else.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	return new Kysely<Schema>({ dialect: new Dialect({ pool }) });
}

class Dialect extends PostgresDialect {
	readonly #config: PostgresDialectConfig;

	constructor(config: PostgresDialectConfig) {
		super(config);
		this.#config = config;
	}

	override createDriver(): Driver {
		return new ReachingDriver(this.#config);
	}
}

/** Tells a database that does not answer from one that says no, however the way to it puts it. */
class ReachingDriver extends PostgresDriver {
	readonly #known = new WeakSet<DatabaseConnection>();

	/** Whom the database does not let in has not reached it, whatever the reason. */
	override async acquireConnection(
		...given: Parameters<PostgresDriver['acquireConnection']>
	): Promise<DatabaseConnection> {
		const connection = await super.acquireConnection(...given).catch(away);
		if (this.#known.has(connection)) return connection;
		this.#known.add(connection);
		const ask: DatabaseConnection['executeQuery'] =
			connection.executeQuery.bind<DatabaseConnection['executeQuery']>(connection);
		connection.executeQuery = <R>(...asked: Parameters<typeof ask>) =>
			ask<R>(...asked).catch((cause: unknown) => {
				if (isAnswer(cause)) throw cause;
				return away(cause);
			});
		return connection;
	}
}

function away(cause: unknown): never {
	throw new OutOfReach(reason(cause), { cause });
}

/**
 * Whether the database itself says no to what was asked. That the connection ends (SQLSTATE 08, 25P03, 57P), that there is no
 * room just now (53), that its disk fails (58), or that it is the standby and takes no writes yet (25006), says nothing of that.
 */
const isAnswer = (cause: unknown): boolean =>
	cause instanceof pg.DatabaseError && !/^(08|25006|25P03|53|57P|58)/.test(cause.code ?? '');

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
export function nameOf(url: string): string {
	const { host, pathname } = new URL(url);
	return `${host}${pathname}`;
}

const reason = (cause: unknown): string => {
	if (cause instanceof AggregateError) return reason(cause.errors[0]);
	return cause instanceof Error ? cause.message : String(cause);
};
