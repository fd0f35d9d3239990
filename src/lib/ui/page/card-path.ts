import type { BoardId } from '#lib/domain/ids.ts';

/** Where a page without a board leads to one of its cards; null: there is none. */
export const cardPath = (board: BoardId, key: string | undefined): string | null =>
	key === undefined ? null : `/boards/${board}?item=${encodeURIComponent(key)}`;
