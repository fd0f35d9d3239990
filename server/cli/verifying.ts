import { join } from 'node:path';
import { flawIn } from '#lib/server/storage/sql/backup.ts';
import { lookInto, type Looked } from '#lib/server/storage/sql/looking.ts';
import { StorageError } from '#lib/server/storage/ports.ts';
import { verifyBoard } from '../verify.ts';

/** What was found in one file. */
interface Findings {
	/** A sentence each; none: all of it is in order. */
	readonly wrong: readonly string[];
	/** What was looked through. */
	readonly said: readonly string[];
}

/** Looks a database through: its pages and rows, its schema, and the chain of every board. Nothing is written. */
export function verifyFile(file: string): Findings {
	let looked: Looked;
	try {
		looked = lookInto(file);
	} catch (error) {
		return {
			wrong: [error instanceof StorageError ? error.message : `${file}: ${(error as Error).message}`],
			said: []
		};
	}
	try {
		const flaw = flawIn(file);
		const boards = looked.boards().map((board) => ({ board, ...verifyBoard(looked, board) }));
		return {
			wrong: [
				...(flaw === null ? [] : [`The database is damaged: ${flaw}`]),
				...boards.flatMap(({ board, wrong }) =>
					wrong.map((sentence) => `“${board.name}” (${board.board}): ${sentence}`)
				)
			],
			said: [
				`Schema ${looked.steps.at(-1) ?? 'none'}.`,
				...boards.map(
					({ board, entries, snapshots }) =>
						`“${board.name}” (${board.board}): ${entries} entries, ${snapshots} snapshots.`
				)
			]
		};
	} finally {
		looked.close();
	}
}

/** `lockstep verify`: prints what was looked through and what is wrong. Answers the exit code. */
export function verify(dataDir: string, file = join(dataDir, 'lockstep.db')): number {
	const { wrong, said } = verifyFile(file);
	for (const line of said) console.log(line);
	for (const line of wrong) console.error(line);
	console.log(wrong.length === 0 ? `${file} is in order.` : `${file} is not in order.`);
	return wrong.length === 0 ? 0 : 1;
}
