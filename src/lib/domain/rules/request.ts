import { seatWith } from '../authority.ts';
import { idOf, type RequestId } from '../ids.ts';
import { misplaced } from '../impediments.ts';
import { no, yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';

/** Asks one person for support, funding, information or product, at any time. */
export const request: Rule<'request'> = (table, { what, text, giver, product, item }, asking) => {
	const seat = seatedTo(table, asking, 'propose');
	if (!seat.ok) return seat;
	if (seatWith(table, giver, 'read') === null)
		return no('RQ2', 'Ask somebody who holds a seat on this board: only they can answer here.');
	const against = misplaced(table, product, item);
	if (against) return { ok: false, error: against };
	const id = idOf<RequestId>(asking.fresh());
	return yes([
		inSeat(asking, seat.value, { kind: 'requested', request: id, what, text, giver, product, item })
	]);
};
