import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from './backup.ts';
import type { Steps } from './migrate.ts';

/** How many copies of before a migration are kept. */
const most = 3;
const named = /^lockstep-before-(\d{4}[\w-]*)\.db$/;

/**
 * Before a data folder with something in it is brought up to date, all of it is copied and the copy looked through: it
 * stays beside the data, named by the first step that changed it, until three later ones are there. Throws `StorageError`.
 */
export async function copyBeforeMigrating({ taken, pending }: Steps, dataDir: string): Promise<void> {
	const [first] = pending;
	if (taken.length === 0 || first === undefined) return;
	const copy = join(dataDir, `lockstep-before-${first}.db`);
	// A start that was cut short after the copy: the migration is whole or not there at all, so the copy still is what it says.
	if (!existsSync(copy)) await backUp(join(dataDir, 'lockstep.db'), copy);
	prune(dataDir);
}

function prune(dataDir: string): void {
	const copies = readdirSync(dataDir).filter((name) => named.test(name));
	for (const old of copies.sort().slice(0, -most)) rmSync(join(dataDir, old));
}
