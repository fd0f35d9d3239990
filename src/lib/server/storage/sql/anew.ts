import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { connectPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';

/**
 * Data that was put back to an earlier state shares its past with what browsers still hold, and not what came after it, while
 * the same generation and the same Yjs clock name both. So each board goes on under a generation that nobody has ever seen.
 */

/** UTC ms from which generations count in seconds once data was put back: no board ever ends one a second. */
const since = Date.UTC(2020);

/** For a database file that no server has opened. `now`: UTC ms. */
export async function fileAnew(file: string, now: number): Promise<void> {
	const database = new Database(file, { fileMustExist: true });
	await anew(new Kysely<Schema>({ dialect: new SqliteDialect({ database }) }), now);
}

/** For a PostgreSQL database. A node that still runs on it finds its boards moved on, and loads them again. */
export const databaseAnew = (url: string, now: number): Promise<void> => anew(connectPostgres(url), now);

async function anew(db: Kysely<Schema>, now: number): Promise<void> {
	try {
		await db.transaction().execute(async (all) => {
			for (const { board, generation } of await all
				.selectFrom('boards')
				.select(['board', 'generation'])
				.execute()) {
				const unseen = { generation: Math.max(generation + 1, Math.floor((now - since) / 1000)) };
				for (const table of ['boards', 'checkpoints', 'draft_updates', 'draft_clients'] as const)
					await all
						.updateTable(table)
						.set(unseen)
						.where('board', '=', board)
						.where('generation', '=', generation)
						.execute();
			}
		});
	} finally {
		await db.destroy();
	}
}
