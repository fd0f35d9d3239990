import { openRequest } from '../requests.ts';
import { no, yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';

/** Nobody needs to answer it any more. */
export const withdrawRequest: Rule<'withdraw-request'> = (table, { request: id }, asking) => {
	const found = openRequest(table, id);
	if (!found.ok) return found;
	const { by } = found.value;
	if (by !== asking.who.person)
		return no('RQ4', 'Only the person who asked takes a request back.', { whom: [by] });
	const seat = seatedTo(table, asking, 'read');
	if (!seat.ok) return seat;
	return yes([inSeat(asking, seat.value, { kind: 'request-withdrawn', request: id })]);
};
