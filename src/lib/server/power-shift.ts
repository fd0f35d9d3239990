import type { Entry } from '#lib/domain/entries.ts';
import type { BoardId } from '#lib/domain/ids.ts';
import { powerShiftOf, type PowerShift } from '#lib/domain/metrics.ts';
import { count, emptyTally, type Tally } from '#lib/domain/tally.ts';
import type { LogReader } from './storage/ports.ts';

/** Entries read at once. */
const stretch = 5000;
/** Boards whose count is kept. */
const mostKept = 100;

/** What has been counted of each board, for as long as its reader is in use: a log is never read twice. */
const counted = new WeakMap<LogReader, Map<BoardId, Tally>>();

/**
 * The power shift of a board at `now` (UTC ms), counted on from where it was last asked for. `today` brings an entry to
 * the form the rules know. Null where there is no such board.
 */
export async function powerShiftOn(
	log: LogReader,
	board: BoardId,
	now: number,
	today: (entry: Entry) => Entry
): Promise<PowerShift | null> {
	const head = await log.head(board);
	if (!head) return null;
	const tally = tallyOf(log, board);
	while (tally.seq < head.seq) {
		const from = tally.seq + 1;
		// Somebody else may have counted on meanwhile: what is counted already is passed over.
		for (const entry of await log.entries(board, from, Math.min(head.seq, from + stretch - 1)))
			count(tally, today(entry));
	}
	return powerShiftOf(tally, now);
}

function tallyOf(log: LogReader, board: BoardId): Tally {
	const boards = counted.get(log) ?? new Map<BoardId, Tally>();
	counted.set(log, boards);
	const known = boards.get(board);
	if (known) return known;
	if (boards.size >= mostKept) boards.clear();
	const tally = emptyTally();
	boards.set(board, tally);
	return tally;
}
