import type { Entry } from '#lib/domain/entries.ts';

/** By how much a generation's log has grown. */
export interface Grown {
	readonly entries: number;
	readonly bytes: number;
}

/** A generation that has just begun. */
export const notGrown: Grown = { entries: 0, bytes: 0 };

export const grownBy = ({ entries, bytes }: Grown, entry: Entry): Grown => ({
	entries: entries + 1,
	bytes: bytes + JSON.stringify(entry).length
});
