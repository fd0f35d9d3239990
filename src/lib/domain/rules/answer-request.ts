import { openRequest } from '../requests.ts';
import { no, yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';

/** The one who was asked grants it or refuses, and says how or why. */
export const answerRequest: Rule<'answer-request'> = (table, { request: id, granted, text }, asking) => {
	const found = openRequest(table, id);
	if (!found.ok) return found;
	const { giver } = found.value;
	if (giver !== asking.who.person)
		return no('RQ3', 'Only the person who was asked answers a request.', { whom: [giver] });
	const seat = seatedTo(table, asking, 'read');
	if (!seat.ok) return seat;
	return yes([inSeat(asking, seat.value, { kind: 'request-answered', request: id, granted, text })]);
};
