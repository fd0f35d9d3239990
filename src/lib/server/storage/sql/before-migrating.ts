import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { backUp } from './backup.ts';
import type { Steps } from './migrate.ts';

/** How many copies of before a migration are kept. */
const most = 3;
const named = /^lockstep-before-\d{4}[\w-]*\.db$/;

/**
 * Before a data folder with something in it is brought up to date, all of it is copied and the copy looked through: it
 * stays beside the data, named by the first step that changed it, until three later ones are there. Throws `StorageError`.
 */
export async function copyBeforeMigrating({ taken, pending }: Steps, dataDir: string): Promise<void> {
	const [first] = pending;
	if (taken.length === 0 || first === undefined) return;
	const copy = join(dataDir, `lockstep-before-${first}`);
	if (existsSync(`${copy}.db`)) await copyAnew(copy, dataDir);
	else await backUp(join(dataDir, 'lockstep.db'), `${copy}.db`);
	prune(dataDir);
}

/**
 * Whoever went back to a copy has worked on since, and has another of that, named by its time too. After a start that was cut
 * short there is nothing new in it: a migration is whole or not there at all.
 */
async function copyAnew(copy: string, dataDir: string): Promise<void> {
	const known = await Promise.all(copiesIn(dataDir).map(contentOf));
	const another = `${copy}-${new Date().toISOString().replace(/\W/g, '')}.db`;
	await backUp(join(dataDir, 'lockstep.db'), another);
	if (known.includes(await contentOf(another))) rmSync(another);
}

async function contentOf(file: string): Promise<string> {
	const hash = createHash('sha256');
	await pipeline(createReadStream(file), hash);
	return hash.digest('hex');
}

const copiesIn = (dataDir: string): string[] =>
	readdirSync(dataDir)
		.filter((name) => named.test(name))
		.map((name) => join(dataDir, name));

function prune(dataDir: string): void {
	const copies = copiesIn(dataDir).map((path) => ({ path, madeAt: statSync(path).mtimeMs }));
	const old = copies.sort((a, b) => a.madeAt - b.madeAt).slice(0, -most);
	for (const { path } of old) rmSync(path);
}
