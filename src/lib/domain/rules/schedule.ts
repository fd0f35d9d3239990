import { phase } from '../lock.ts';
import { idOf, type SessionId } from '../ids.ts';
import { no, yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';
import { currentSession } from '../table.ts';

/** Calls the next session, or calls it for another time as long as it has not opened. */
export const schedule: Rule<'schedule'> = (table, { startsAt, minutes }, asking) => {
	const seat = seatedTo(table, asking, 'facilitate');
	if (!seat.ok) return seat;
	if (phase(table) !== 'locked') return no('SC1', 'The session is under way; locking it calls the next one.');
	if (startsAt <= asking.now) return no('SC2', 'The next session begins at a time that is still to come.');
	const current = currentSession(table);
	const called = current && current.state !== 'locked' ? current : null;
	const session = called?.id ?? idOf<SessionId>(asking.fresh());
	const number = called?.number ?? (current?.number ?? 0) + 1;
	return yes([inSeat(asking, seat.value, { kind: 'scheduled', session, number, startsAt, minutes })]);
};
