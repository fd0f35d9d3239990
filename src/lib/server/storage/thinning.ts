import type { StoredCheckpoint } from './ports.ts';

/**
 * A board's entries are kept for ever, its checkpoints only to read fewer of them. A draft that is drawn in much ends a
 * generation each minute with a checkpoint as large as the board: those between which little was decided are worth nothing.
 */

type Point = Pick<StoredCheckpoint, 'generation' | 'seq'>;

/** How many of the newest stay in any case: who opens a board may have been told of a generation that has just ended. */
const recent = 5;
/** How many of the newest are looked at with each that comes. */
export const looked = recent + 2;
/** How many entries are read at most because a checkpoint was left out. */
const most = 1000;

/** The generation whose checkpoint is needed no more; null: none. `newest`: the last so many, newest first. */
export function spare(newest: readonly Point[]): number | null {
	const [after, last, before] = newest.slice(recent - 1);
	return after && last && before && after.seq - before.seq <= most ? last.generation : null;
}
