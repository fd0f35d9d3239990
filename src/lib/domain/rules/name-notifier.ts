import type { SeatKind } from '../board.ts';
import type { PersonId } from '../ids.ts';
import type { Notifier } from '../matters.ts';
import { openNotifier, signingFor, whoNames } from '../who-tells.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Asking, type Rule } from '../ruling.ts';
import { seatsOf, seatWith } from '../seats.ts';
import type { Table } from '../table.ts';

/** Says who tells a customer of their changed date, and by when; until it is done, somebody else can be named. */
export const nameNotifier: Rule<'name-notifier'> = (table, { notifier: id, person, due }, asking) => {
	const found = openNotifier(table, id);
	if (!found.ok) return found;
	const seat = namingSeat(table, found.value, person, asking);
	if (seat === null)
		return no(
			'NT3',
			'The facilitator, who leads, or who signs for the product names somebody; anybody else themselves.',
			{ whom: whoNames(table, found.value) }
		);
	if (seatsOf(table, person).length === 0)
		return no('NT4', 'Only somebody with a seat on this board is named.');
	if (due <= asking.now) return no('NT5', 'The customer is told by a time that is still to come.');
	return yes([inSeat(asking, seat, { kind: 'notifier-named', notifier: id, person, due })]);
};

/** The seat in which the person asking names `named`, or null where they may not. */
function namingSeat(table: Table, notifier: Notifier, named: PersonId, asking: Asking): SeatKind | null {
	const { person } = asking.who;
	return (
		signingFor(table, notifier, person, asking.now) ??
		seatWith(table, person, 'facilitate') ??
		seatWith(table, person, 'lead') ??
		(named === person ? seatWith(table, person, 'read') : null)
	);
}
