import type * as Y from 'yjs';
import { appendEntry, baseDoc } from '#lib/document/agreed.ts';
import { upcast } from '#lib/document/upcast.ts';
import type { Entry } from '#lib/domain/entries.ts';
import type { BoardId } from '#lib/domain/ids.ts';
import { fold } from '#lib/domain/replay.ts';
import { tableFrom, type TableRecords } from '#lib/domain/snapshot.ts';
import type { Table } from '#lib/domain/table.ts';
import type { LogReader, StoredCheckpoint } from '#lib/server/storage/ports.ts';
import { advance, type State } from './decisions.ts';
import { grownBy, notGrown, type Grown } from './growth.ts';
import { Diverged } from './unwritten.ts';

/** A board as it stands on disk. */
interface Loaded {
	readonly state: State;
	readonly agreed: Y.Doc;
	readonly grown: Grown;
}

/** The table a checkpoint holds. */
export const tableAt = ({ body, seq }: StoredCheckpoint): Table =>
	tableFrom(JSON.parse(new TextDecoder().decode(body)) as TableRecords, seq);

/** Entries in today's form. */
export const entriesOf = async (
	log: LogReader,
	board: BoardId,
	from: number,
	to: number
): Promise<Entry[]> => (from > to ? [] : (await log.entries(board, from, to)).map(upcast));

/**
 * Loads a board from its newest checkpoint and what came after: state and document exactly as they were
 * before. Null where there is no such board. Throws `Diverged` where the log is not the one its head names.
 */
export async function loadBoard(log: LogReader, board: BoardId): Promise<Loaded | null> {
	const head = await log.head(board);
	if (!head) return null;
	// What came before the head stays as it is, also where another owner writes on meanwhile.
	const checkpoint = await log.checkpoint(board, head.seq);
	if (!checkpoint) throw new Error(`board ${board} has no checkpoint`);
	const table = tableAt(checkpoint);
	const { seq, generation } = checkpoint;
	const agreed = baseDoc(generation, table);
	const [last] = await entriesOf(log, board, head.seq, head.seq);
	const state: State = {
		board,
		table,
		head: { seq, generation, log: checkpoint.log },
		lastAt: last?.at ?? 0
	};
	let grown: Grown = notGrown;
	for (const entry of await entriesOf(log, board, seq + 1, head.seq)) {
		const { changes } = advance(state, entry);
		appendEntry(agreed, entry, changes);
		grown = grownBy(grown, entry);
	}
	if (state.head.log !== head.log)
		throw new Diverged(`the log of board ${board} is not the one its head names`);
	return { state, agreed, grown };
}

/** The table where entry `seq` has just happened, from the nearest checkpoint before it. */
export async function tableAfter(log: LogReader, board: BoardId, seq: number): Promise<Table | null> {
	const checkpoint = await log.checkpoint(board, seq);
	if (!checkpoint) return null;
	return fold(tableAt(checkpoint), await entriesOf(log, board, checkpoint.seq + 1, seq));
}
