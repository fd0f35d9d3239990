import { idOf, type PointId } from '../ids.ts';
import { aboutOn } from '../points.ts';
import { rankAt } from '../rank.ts';
import { yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';

/** Puts something on the next session's list, at any time; a refused change may hang on it. */
export const addPoint: Rule<'add-point'> = (table, { text, changes, item }, asking) => {
	const seat = seatedTo(table, asking, 'propose');
	if (!seat.ok) return seat;
	const about = aboutOn(table, item);
	if (!about.ok) return about;
	const point = idOf<PointId>(asking.fresh());
	const rank = rankAt(table.seq + 1);
	return yes([
		inSeat(asking, seat.value, { kind: 'point-added', point, text, changes, rank, ...about.value })
	]);
};
