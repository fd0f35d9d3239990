import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StorageError } from '../ports.ts';

/** Everything in one step: in several, whoever writes meanwhile would make it begin anew each time. */
const allPages = 2 ** 31 - 1;

/**
 * Copies a database while others write in it, as it stands at one moment, into one file that needs no other. It has its
 * name only when it is whole, on disk, and found to be in order. Throws `StorageError`, also where the file is there already.
 */
export async function backUp(from: string, to: string): Promise<void> {
	if (existsSync(to)) throw new StorageError(`${to} is there already, and is not overwritten.`);
	const part = `${to}.part`;
	try {
		await copy(from, part);
		const flaw = flawIn(part);
		if (flaw !== null) throw new StorageError(`The copy is not in order: ${flaw}`);
		flush(part);
		renameSync(part, to);
		flush(dirname(to));
	} catch (cause) {
		if (cause instanceof StorageError) throw cause;
		throw new StorageError(`${to} could not be written: ${(cause as Error).message}`, { cause });
	} finally {
		for (const left of [part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(left, { force: true });
	}
}

async function copy(from: string, part: string): Promise<void> {
	rmSync(part, { force: true });
	const source = new Database(from, { fileMustExist: true });
	try {
		await source.backup(part, { progress: () => allPages });
	} finally {
		source.close();
	}
	const copied = new Database(part);
	// What would stand in a log beside it belongs to the file.
	copied.pragma('journal_mode = DELETE');
	copied.close();
}

/** What SQLite finds wrong with a file's pages, or its rows with each other; null where nothing is. */
export function flawIn(file: string): string | null {
	const database = new Database(file, { readonly: true, fileMustExist: true });
	try {
		const said = database.pragma('integrity_check(5)') as { integrity_check: string }[];
		const [first] = said;
		if (first?.integrity_check !== 'ok') return said.map((row) => row.integrity_check).join('; ');
		const astray = database.pragma('foreign_key_check') as unknown[];
		return astray.length > 0 ? `${astray.length} rows name others that are not there` : null;
	} catch (error) {
		return (error as Error).message;
	} finally {
		database.close();
	}
}

/** Waits until a file, or what a folder names, is on disk. */
export function flush(path: string): void {
	const open = openSync(path, 'r');
	try {
		fsyncSync(open);
	} finally {
		closeSync(open);
	}
}
