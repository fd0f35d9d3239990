/** How much of a card is drawn. */
export type Detail = 'heat' | 'bar' | 'title' | 'full';

const order: readonly Detail[] = ['heat', 'bar', 'title', 'full'];

/** The zoom from which each level on is drawn: its text is then at least 8.5 CSS pixels high. */
export const from = { heat: 0, bar: 0.22, title: 0.42, full: 0.72 } as const satisfies Record<Detail, number>;

/** Around a threshold a level is kept this much longer, so that it doesn't flicker in the middle of a pinch. */
const hold = 0.05;

const plain = (z: number): Detail => order.findLast((level) => z >= from[level]) ?? 'heat';

/** The level for zoom `z`, given the one drawn before (null at first). */
export function detailAt(z: number, before: Detail | null): Detail {
	const now = plain(z);
	if (before === null || now === before) return now;
	const up = order.indexOf(now) > order.indexOf(before);
	// A step over more than one threshold is taken at once.
	const nudged = plain(up ? z / (1 + hold) : z * (1 + hold));
	return nudged === before ? before : now;
}
