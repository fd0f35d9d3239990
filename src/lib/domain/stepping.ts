import type { SeatKind, Session, SessionState } from './board.ts';
import { no, yes, type Result } from './result.ts';
import { seatedTo, type Asking } from './ruling.ts';
import { currentSession, type Table } from './table.ts';
import type { Right } from './templates/schema.ts';

const words: Record<SessionState, string> = {
	scheduled: 'is called and not yet being prepared',
	preparing: 'is being prepared',
	open: 'is open',
	closing: 'is closing',
	locked: 'is locked'
};

/** The session, where it is in one of those states. */
export function sessionIn(
	table: Table,
	...states: readonly [SessionState, ...SessionState[]]
): Result<Session> {
	const session = currentSession(table);
	if (!session) return no('SS1', 'No session has been called yet.');
	if (states.includes(session.state)) return yes(session);
	const wanted = states.map((state) => words[state]).join(' or ');
	return no('SS2', `Session ${session.number} ${words[session.state]}, and this takes one that ${wanted}.`);
}

/** A session that somebody with the right may do something with, and the seat in which they do. */
interface Step {
	readonly session: Session;
	readonly seat: SeatKind;
}

/** The session, where it is in the state from which the facilitator takes the step asked for. */
export const stepFrom = (table: Table, asking: Asking, from: SessionState): Result<Step> =>
	stepBy(table, asking, ['facilitate'], [from]);

/** The session, where it is in one of the states and the person asking has one of the rights. */
export function stepBy(
	table: Table,
	asking: Asking,
	rights: readonly [Right, ...Right[]],
	states: readonly [SessionState, ...SessionState[]]
): Result<Step> {
	const seat = seatedTo(table, asking, ...rights);
	if (!seat.ok) return seat;
	const session = sessionIn(table, ...states);
	return session.ok ? yes({ session: session.value, seat: seat.value }) : session;
}
