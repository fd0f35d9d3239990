import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStorage } from '../memory/memory.ts';
import { openStorage } from '../open.ts';
import type { Storage } from '../ports.ts';

/** A fresh data folder, and its end. */
export async function temporaryFolder(): Promise<{
	readonly path: string;
	readonly remove: () => Promise<void>;
}> {
	const path = await mkdtemp(join(tmpdir(), 'lockstep-'));
	return { path, remove: () => rm(path, { recursive: true, force: true }) };
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
	]
];
