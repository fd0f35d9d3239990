import type { Kysely } from 'kysely';
import { accountStore, authSessionStore } from './sql/accounts.ts';
import { importStore } from './sql/imports.ts';
import { linkStore } from './sql/links.ts';
import { boardIndex, logReader } from './sql/log.ts';
import { assertCurrent } from './sql/migrate.ts';
import type { Schema } from './sql/schema.ts';
import { connect } from './sql/sqlite.ts';
import type { Pages } from './ports.ts';

/**
 * Opens the store as pages use it: reads, and writes of accounts and links. Needs a process that opened it with
 * `openStorage` before. Throws `StorageError`.
 */
export async function openPages(dataDir: string, databaseUrl: string | null = null): Promise<Pages> {
	const db =
		databaseUrl === null
			? connect(dataDir)
			: (await import('./sql/postgres.ts')).connectPostgres(databaseUrl);
	try {
		await assertCurrent(db);
	} catch (error) {
		await db.destroy();
		throw error;
	}
	return pagesOn(db);
}

/** The ports over one connection. */
export const pagesOn = (db: Kysely<Schema>): Pages => ({
	log: logReader(db),
	boards: boardIndex(db),
	accounts: accountStore(db),
	authSessions: authSessionStore(db),
	links: linkStore(db),
	imports: importStore(db),
	close: () => db.destroy()
});
