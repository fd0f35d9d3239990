/** Orders that are the same on every seat: by code units, never by locale. */

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What has a place in the board's order. */
export interface Ranked {
	readonly rank: string;
	readonly id: string;
}

/** The board's order; ties by id. */
export const byRank = (a: Ranked, b: Ranked): number => byText(a.rank, b.rank) || byText(a.id, b.id);

/** Records in the board's order. */
export const ranked = <T extends Ranked>(records: Iterable<T>): T[] => [...records].sort(byRank);
