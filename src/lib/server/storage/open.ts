import { freshSecret } from '../auth/secrets.ts';
import { alone } from './nodes.ts';
import { pagesBeside } from './pages.ts';
import type { Storage, Writers } from './ports.ts';
import { copyBeforeMigrating } from './sql/before-migrating.ts';
import { draftReader } from './sql/drafts.ts';
import { logReader } from './sql/log.ts';
import { migrate, pendingSteps } from './sql/migrate.ts';
import { connect, onlyRead } from './sql/sqlite.ts';
import { Writer } from './sql/writer.ts';
import { keepSwept } from './sweeping.ts';

/**
 * Opens the store to write in it: a PostgreSQL database where one is named, as one of its nodes; else a data folder, as
 * its one writer. Makes what is not there yet and brings the schema up to date, a folder's with a copy of before beside
 * it. Throws `StorageError` with a sentence where that can't be done.
 */
export async function openStorage(dataDir: string, databaseUrl: string | null = null): Promise<Storage> {
	if (databaseUrl === null) return openFolder(dataDir);
	const { openPostgres } = await import('./open-postgres.ts');
	return openPostgres(databaseUrl);
}

async function openFolder(dataDir: string): Promise<Storage> {
	const db = connect(dataDir);
	// Its thread loads what it needs while the schema is looked at; it writes nothing before it is asked to.
	const starting = Writer.start(dataDir);
	// Heard below; until then a failure is nobody's yet.
	starting.catch(() => undefined);
	try {
		const steps = await pendingSteps(db);
		await copyBeforeMigrating(steps, dataDir);
		await migrate(db, steps);
		await onlyRead(db);
		const writer = await starting;
		const pages = pagesBeside(db, (job) => writer.ask(job));
		const endSweeping = await keepSwept(pages.authSessions);
		const reader = logReader(db);
		const writers: Writers = {
			log: {
				...reader,
				append: (batch) => writer.write({ kind: 'batch', batch }),
				// What this writer was told that it failed is not on its way.
				settled: (board) => reader.head(board)
			},
			drafts: {
				...draftReader(db),
				append: (board, generation, updates) => writer.write({ kind: 'draft', board, generation, updates }),
				bind: (board, generation, client, person) =>
					writer.write({ kind: 'bind', board, generation, client, person })
			}
		};
		return {
			...pages,
			...writers,
			under: () => writers,
			nodes: alone(freshSecret()),
			async probe() {
				await writer.write({ kind: 'probe', room: 'take' });
				await writer.write({ kind: 'probe', room: 'give' });
			},
			onCommit: (seen) => writer.commits.follow(seen),
			async close() {
				endSweeping();
				await writer.close();
				await pages.close();
			}
		};
	} catch (error) {
		await starting.then(
			(writer) => writer.close(),
			() => undefined
		);
		await db.destroy();
		throw error;
	}
}
