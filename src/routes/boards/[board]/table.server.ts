import { upcast } from '#lib/document/upcast.ts';
import type { BoardId } from '#lib/domain/ids.ts';
import { fold } from '#lib/domain/replay.ts';
import { tableFrom, type TableRecords } from '#lib/domain/snapshot.ts';
import type { Table } from '#lib/domain/table.ts';
import type { LogReader } from '#lib/server/storage/ports.ts';

/** A board's table as it stands on disk; null where there is no such board. */
export async function tableOn(log: LogReader, board: BoardId): Promise<Table | null> {
	const checkpoint = await log.checkpoint(board);
	if (!checkpoint) return null;
	const records = JSON.parse(new TextDecoder().decode(checkpoint.body)) as TableRecords;
	const later = await log.entries(board, checkpoint.seq + 1, Number.MAX_SAFE_INTEGER);
	return fold(tableFrom(records, checkpoint.seq), later.map(upcast));
}
