import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStorage } from '../memory/memory.ts';
import { openStorage } from '../open.ts';
import type { Storage } from '../ports.ts';
import { freshDatabase } from './postgres.ts';

/** A fresh data folder, and its end. */
export async function temporaryFolder(): Promise<{
	readonly path: string;
	readonly remove: () => Promise<void>;
}> {
	const path = await mkdtemp(join(tmpdir(), 'lockstep-'));
	return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

let empty: Promise<string> | null = null;

/** A database with the schema and nothing in it, which others are made like. */
async function emptyDatabase(): Promise<string> {
	const { url } = await freshDatabase();
	await (await openStorage('', url)).close();
	return url;
}

/** A store in a PostgreSQL database of its own, which goes when it is closed. */
export async function freshPostgres(): Promise<{ readonly url: string; readonly storage: Storage }> {
	const database = await freshDatabase(await (empty ??= emptyDatabase()));
	const storage = await openStorage('', database.url);
	const close = () => storage.close().then(() => database.remove());
	return { url: database.url, storage: { ...storage, close } };
}

/** Every adapter of the storage ports: each runs the whole contract. */
export const adapters: readonly (readonly [name: string, open: () => Promise<Storage>])[] = [
	['memory', async () => memoryStorage()],
	[
		'SQLite',
		async () => {
			const folder = await temporaryFolder();
			const storage = await openStorage(folder.path);
			return { ...storage, close: () => storage.close().then(folder.remove) };
		}
	],
	['PostgreSQL', async () => (await freshPostgres()).storage]
];
