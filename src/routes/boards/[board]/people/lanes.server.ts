import type { BoardId } from '#lib/domain/ids.ts';
import type { Product } from '#lib/domain/board.ts';
import type { LogReader } from '#lib/server/storage/ports.ts';
import { tableOn } from '../table.server.ts';

/** The product lanes of a board as they stand on disk, in their order. */
export async function lanesOf(log: LogReader, board: BoardId): Promise<readonly Product[]> {
	const products = (await tableOn(log, board))?.products.values() ?? [];
	return [...products].sort((a, b) => (a.rank === b.rank ? 0 : a.rank < b.rank ? -1 : 1));
}
