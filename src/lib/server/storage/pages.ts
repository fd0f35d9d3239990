import type { Kysely } from 'kysely';
import { boardIndex, logReader } from './sql/log.ts';
import { assertCurrent } from './sql/migrate.ts';
import { writtenBy, writtenPorts, type PageWrite } from './sql/page-writes.ts';
import type { Schema } from './sql/schema.ts';
import { connect, onlyRead } from './sql/sqlite.ts';
import { Writer } from './sql/writer.ts';
import type { Pages } from './ports.ts';

/**
 * Opens the store as pages use it: reads, and writes of accounts and links. Needs a process that opened it with
 * `openStorage` before. Throws `StorageError`.
 */
export async function openPages(dataDir: string, databaseUrl: string | null = null): Promise<Pages> {
	if (databaseUrl === null) return pagesIn(dataDir);
	const { connectPostgres } = await import('./sql/postgres.ts');
	const db = connectPostgres(databaseUrl);
	await current(db);
	return pagesOn(db);
}

/** In a data folder; written by the writer of the gateway where that is in this process, else by one of its own. */
async function pagesIn(dataDir: string): Promise<Pages> {
	const db = connect(dataDir);
	await current(db);
	await onlyRead(db);
	let own: Promise<Writer> | null = null;
	const pages = pagesBeside(db, async (job) => {
		const writer = Writer.of(dataDir) ?? (await (own ??= Writer.start(dataDir)));
		return writer.ask(job);
	});
	return {
		...pages,
		async close() {
			await (await own)?.close();
			await pages.close();
		}
	};
}

async function current(db: Kysely<Schema>): Promise<void> {
	try {
		await assertCurrent(db);
	} catch (error) {
		await db.destroy();
		throw error;
	}
}

/** The ports over one connection. */
export const pagesOn = (db: Kysely<Schema>): Pages => ({
	log: logReader(db),
	boards: boardIndex(db),
	...writtenPorts(db),
	close: () => db.destroy()
});

/** The same, over a connection that only reads: all that is written goes through `write`. */
export const pagesBeside = (db: Kysely<Schema>, write: (job: PageWrite) => Promise<unknown>): Pages => ({
	...pagesOn(db),
	...writtenBy(write, writtenPorts(db))
});
