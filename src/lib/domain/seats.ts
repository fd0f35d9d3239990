import type { SeatKind } from './board.ts';
import type { PersonId } from './ids.ts';
import type { Who } from './ruling.ts';
import { currentSession, type Table } from './table.ts';
import type { Right } from './templates/schema.ts';
import { templateOf } from './templates/templates.ts';

const noSeats: readonly SeatKind[] = [];

/** The seats a person holds on this board. */
export const seatsOf = (table: Table, person: PersonId): readonly SeatKind[] =>
	table.seats.get(person)?.seats ?? noSeats;

/** Whether one of the person's seats gives the right. Administrators may read, and by that alone nothing else. */
export const may = (table: Table, who: Who, right: Right): boolean =>
	(who.administrator && right === 'read') || seatWith(table, who.person, right) !== null;

/**
 * The seat under which the person has the right, first by the template's order; null where none gives it. Whoever
 * the session names as its facilitator facilitates it, in the seat they hold.
 */
export function seatWith(table: Table, person: PersonId, right: Right): SeatKind | null {
	const seat = seatGiving(table, person, right);
	if (seat !== null || right !== 'facilitate' || !facilitates(table, person)) return seat;
	return seatGiving(table, person, 'propose') ?? seatGiving(table, person, 'lead');
}

function seatGiving(table: Table, person: PersonId, right: Right): SeatKind | null {
	const held = seatsOf(table, person);
	if (held.length === 0) return null;
	for (const seat of templateOf(table).seats)
		if (held.includes(seat.kind) && seat.rights.includes(right)) return seat.kind;
	return null;
}

/** Whether the session under way names the person as its facilitator: taken over, handed over, or having opened it. */
function facilitates(table: Table, person: PersonId): boolean {
	const session = currentSession(table);
	return session?.facilitator === person && session.state !== 'locked';
}

/** Everybody who holds that seat, by id: the first of them is shown where one is. */
export function holdersOf(table: Table, seat: SeatKind): readonly PersonId[] {
	const holders: PersonId[] = [];
	for (const { person, seats } of table.seats.values()) if (seats.includes(seat)) holders.push(person);
	return holders.sort();
}
