import type { SeatKind, Session, SessionState } from './board.ts';
import { no, yes, type Result } from './result.ts';
import { seatedTo, type Asking } from './ruling.ts';
import { currentSession, type Table } from './table.ts';

const words: Record<SessionState, string> = {
	scheduled: 'is called and not yet being prepared',
	preparing: 'is being prepared',
	open: 'is open',
	closing: 'is closing',
	locked: 'is locked'
};

/** The session, where it is in the state from which the step asked for is taken, and the seat that takes it. */
export function stepFrom(
	table: Table,
	asking: Asking,
	from: SessionState
): Result<{ readonly session: Session; readonly seat: SeatKind }> {
	const seat = seatedTo(table, asking, 'facilitate');
	if (!seat.ok) return seat;
	const session = currentSession(table);
	if (!session) return no('SS1', 'No session has been called yet.');
	if (session.state !== from)
		return no(
			'SS2',
			`Session ${session.number} ${words[session.state]}, and this takes one that ${words[from]}.`
		);
	return yes({ session, seat: seat.value });
}
