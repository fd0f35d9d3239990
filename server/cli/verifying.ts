import { join } from 'node:path';
import { flawIn } from '#lib/server/storage/sql/backup.ts';
import { lookInto, lookIntoPostgres, type Looked } from '#lib/server/storage/sql/looking.ts';
import { nameOf } from '#lib/server/storage/sql/postgres.ts';
import { StorageError } from '#lib/server/storage/ports.ts';
import { verifyBoard } from '../verify.ts';
import type { Place } from './reach.ts';

/** What was found in one database. */
interface Findings {
	/** A sentence each; none: all of it is in order. */
	readonly wrong: readonly string[];
	/** What was looked through. */
	readonly said: readonly string[];
}

/** Looks a file through: its pages and rows, its schema, and the chain of every board. Nothing is written. */
export const verifyFile = (file: string): Promise<Findings> =>
	findings(
		file,
		() => lookInto(file),
		() => flawIn(file)
	);

/** The same with a PostgreSQL database, whose pages are PostgreSQL's own to check. */
const verifyPostgres = (url: string): Promise<Findings> =>
	findings(
		nameOf(url),
		() => lookIntoPostgres(url),
		() => null
	);

async function findings(
	name: string,
	open: () => Promise<Looked>,
	flawOf: () => string | null
): Promise<Findings> {
	try {
		const looked = await open();
		try {
			return await found(looked, flawOf());
		} finally {
			await looked.close();
		}
	} catch (error) {
		const { message } = error as Error;
		return { wrong: [error instanceof StorageError ? message : `${name}: ${message}`], said: [] };
	}
}

async function found(looked: Looked, flaw: string | null): Promise<Findings> {
	const wrong = flaw === null ? [] : [`The database is damaged: ${flaw}`];
	const said = [`Schema ${looked.steps.at(-1) ?? 'none'}.`];
	for (const board of await looked.boards()) {
		const verdict = await verifyBoard(looked, board);
		const name = `“${board.name}” (${board.board})`;
		wrong.push(...verdict.wrong.map((sentence) => `${name}: ${sentence}`));
		said.push(`${name}: ${verdict.entries} entries, ${verdict.snapshots} snapshots.`);
	}
	return { wrong, said };
}

/** `lockstep verify`: prints what was looked through and what is wrong. Answers the exit code. */
export async function verify({ dataDir, databaseUrl }: Place, given?: string): Promise<number> {
	const isFile = given !== undefined || databaseUrl === null;
	const file = given ?? join(dataDir, 'lockstep.db');
	const name = isFile ? file : nameOf(databaseUrl);
	const { wrong, said } = await (isFile ? verifyFile(file) : verifyPostgres(databaseUrl));
	for (const line of said) console.log(line);
	for (const line of wrong) console.error(line);
	console.log(wrong.length === 0 ? `${name} is in order.` : `${name} is not in order.`);
	return wrong.length === 0 ? 0 : 1;
}
