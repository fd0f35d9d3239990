import { seatWith } from '../authority.ts';
import { knownEmergency } from '../emergencies.ts';
import { phase } from '../lock.ts';
import { no, yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';
import { boardOf } from '../table.ts';

/** The session looks back at an emergency and says what it learnt. */
export const reviewEmergency: Rule<'review-emergency'> = (table, { emergency: id, text }, asking) => {
	const leads = seatWith(table, asking.who.person, 'lead');
	const seat = leads === null ? seatedTo(table, asking, 'facilitate') : yes(leads);
	if (!seat.ok) return seat;
	const found = knownEmergency(table, id);
	if (!found.ok) return found;
	if (found.value.state === 'raised')
		return no('EM10', 'Nobody has answered this emergency yet: it is looked back at once somebody has.');
	if (found.value.review) return no('EM11', 'This emergency has been looked back at already.');
	const session = boardOf(table)?.session ?? null;
	if (phase(table) === 'locked' || session === null)
		return no('EM12', 'An emergency is looked back at in a session.', { offer: 'wait' });
	return yes([inSeat(asking, seat.value, { kind: 'emergency-reviewed', emergency: id, session, text })]);
};
