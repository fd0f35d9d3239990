import { sql, type Kysely } from 'kysely';
import { freshSecret } from '../auth/secrets.ts';
import { pagesOn } from './pages.ts';
import type { Storage } from './ports.ts';
import { migrate, pendingSteps } from './sql/migrate.ts';
import { assertDurable, connectPostgres } from './sql/postgres.ts';
import { leaseStore } from './sql/postgres-leases.ts';
import { PostgresNews } from './sql/postgres-news.ts';
import { PostgresWriter } from './sql/postgres-writer.ts';
import type { Schema } from './sql/schema.ts';
import { keepSwept } from './sweeping.ts';

/** Opens a PostgreSQL database as one of its nodes. Of several that start at once one brings it up to date. */
export async function openPostgres(url: string): Promise<Storage> {
	await prepare(url);
	const db = connectPostgres(url);
	const beat = connectPostgres(url, { most: 1, lasting: false });
	const news = new PostgresNews(db, url);
	try {
		const pages = pagesOn(db);
		const secret = await secretOf(db);
		await news.listen();
		const writer = new PostgresWriter(db);
		const endSweeping = await keepSwept(pages.authSessions);
		return {
			...pages,
			...writer.under(0),
			under: ({ fence }) => writer.under(fence),
			nodes: { leases: leaseStore(db, beat), news, secret },
			async probe() {
				// As much as an ordinary decision takes, into what the database flushes with each commit.
				await sql`select pg_logical_emit_message(true, 'lockstep', ${'x'.repeat(32 * 1024)})`.execute(db);
			},
			onCommit: (seen) => writer.commits.follow(seen),
			async close() {
				endSweeping();
				await writer.close();
				await news.close();
				await beat.destroy();
				await pages.close();
			}
		};
	} catch (error) {
		await news.close();
		await beat.destroy();
		await db.destroy();
		throw error;
	}
}

/** Over a connection with patience: a step may take long, or another node is taking it just now. */
async function prepare(url: string): Promise<void> {
	const db = connectPostgres(url, { patience: null });
	try {
		await assertDurable(db, url);
		await migrate(db, await pendingSteps(db));
	} finally {
		await db.destroy();
	}
}

/** The secret between nodes: made by the first of them, and kept where only they can read. */
async function secretOf(db: Kysely<Schema>): Promise<string> {
	await db
		.insertInto('node_secrets')
		.values({ id: 1, secret: freshSecret() })
		.onConflict((c) => c.doNothing())
		.execute();
	const row = await db.selectFrom('node_secrets').select('secret').executeTakeFirstOrThrow();
	return row.secret;
}
