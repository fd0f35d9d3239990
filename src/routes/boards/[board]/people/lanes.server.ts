import { upcast } from '#lib/document/upcast.ts';
import type { BoardId } from '#lib/domain/ids.ts';
import type { Product } from '#lib/domain/board.ts';
import { fold } from '#lib/domain/replay.ts';
import { tableFrom, type TableRecords } from '#lib/domain/snapshot.ts';
import type { LogReader } from '#lib/server/storage/ports.ts';

/** The product lanes of a board as they stand on disk, in their order. */
export async function lanesOf(log: LogReader, board: BoardId): Promise<readonly Product[]> {
	const checkpoint = await log.checkpoint(board);
	if (!checkpoint) return [];
	const records = JSON.parse(new TextDecoder().decode(checkpoint.body)) as TableRecords;
	const later = await log.entries(board, checkpoint.seq + 1, Number.MAX_SAFE_INTEGER);
	const { products } = fold(tableFrom(records, checkpoint.seq), later.map(upcast));
	return [...products.values()].sort((a, b) => (a.rank === b.rank ? 0 : a.rank < b.rank ? -1 : 1));
}
