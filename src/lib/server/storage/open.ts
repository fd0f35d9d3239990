import { pagesOn } from './pages.ts';
import type { DraftStore, LogStore, Storage } from './ports.ts';
import { draftReader } from './sql/drafts.ts';
import { logReader } from './sql/log.ts';
import { migrate } from './sql/migrate.ts';
import { connect } from './sql/sqlite.ts';
import { Writer } from './sql/writer.ts';

/**
 * Opens a data folder as its one writer: makes it if needed, brings the schema up to date, starts the writer
 * thread. Throws `StorageError` with a sentence where the folder can't be used.
 */
export async function openStorage(dataDir: string): Promise<Storage> {
	const db = connect(dataDir);
	try {
		await migrate(db);
		const writer = await Writer.start(dataDir);
		const pages = pagesOn(db);
		await pages.authSessions.sweep(Date.now());
		const log: LogStore = { ...logReader(db), append: (batch) => writer.write({ kind: 'batch', batch }) };
		const drafts: DraftStore = {
			...draftReader(db),
			append: (board, generation, updates) => writer.write({ kind: 'draft', board, generation, updates }),
			bind: (board, generation, client, person) =>
				writer.write({ kind: 'bind', board, generation, client, person })
		};
		return { ...pages, log, drafts, close: () => writer.close().then(() => pages.close()) };
	} catch (error) {
		await db.destroy();
		throw error;
	}
}
