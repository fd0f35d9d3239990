import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseAnew, fileAnew } from '#lib/server/storage/sql/anew.ts';
import { backUp, flush } from '#lib/server/storage/sql/backup.ts';
import { CommandError } from './failing.ts';
import { verifyFile } from './verifying.ts';

const databaseIn = (dataDir: string): string => join(dataDir, 'lockstep.db');

/** `lockstep backup FILE`: copies all data into one file, whoever works meanwhile, and looks the copy through. */
export async function backup(dataDir: string, file: string): Promise<number> {
	const from = databaseIn(dataDir);
	if (!existsSync(from)) throw new CommandError(1, `There is nothing in ${dataDir} yet.`);
	const to = resolve(file);
	await backUp(from, to);
	await inOrder(to, 'The backup was written, but what it holds is not in order');
	console.log(`${to} holds everything, and is in order.`);
	return 0;
}

/** What was revoked, spent or closed later than the backup is not in it. */
const goneBack =
	'Links, sign-ins and accounts are as they were then too: end once more what was ended since.';

/** `lockstep restore FILE`: makes a data folder of a backup. What is there already is never written over. */
export async function restore(dataDir: string, file: string): Promise<number> {
	const from = resolve(file);
	if (!existsSync(from)) throw new CommandError(1, `There is no ${from}.`);
	const there = existsSync(dataDir) ? readdirSync(dataDir) : [];
	if (there.length > 0)
		throw new CommandError(
			1,
			`${dataDir} is not empty. Move it away, or set LOCKSTEP_DATA to another folder.`
		);
	await inOrder(from, 'This backup is not in order');
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const to = databaseIn(dataDir);
	const part = `${to}.part`;
	try {
		copyFileSync(from, part, constants.COPYFILE_EXCL);
		await fileAnew(part, Date.now());
		flush(part);
		renameSync(part, to);
		flush(dataDir);
	} finally {
		rmSync(part, { force: true });
	}
	console.log(`${dataDir} holds what ${from} held. Start Lockstep on it. ${goneBack}`);
	return 0;
}

/** `lockstep restore` without a file: PostgreSQL's own tools have put the database back. */
export async function restored(databaseUrl: string): Promise<number> {
	await databaseAnew(databaseUrl, Date.now());
	console.log(`Every board goes on anew. Start the nodes. ${goneBack}`);
	return 0;
}

async function inOrder(file: string, otherwise: string): Promise<void> {
	const { wrong } = await verifyFile(file);
	if (wrong.length > 0)
		throw new CommandError(1, [`${otherwise}:`, ...wrong.map((line) => `  ${line}`)].join('\n'));
}
