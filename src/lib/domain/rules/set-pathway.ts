import type { ActOf } from '../acts.ts';
import type { SeatKind } from '../board.ts';
import { signable } from '../concluding.ts';
import { idOf, type PathwayId, type PointId } from '../ids.ts';
import { phase } from '../lock.ts';
import { no, yes, type Result } from '../result.ts';
import { inSeat, openProposal, seatedTo, type Asking, type Rule } from '../ruling.ts';
import { seatsOf, seatWith } from '../seats.ts';
import type { Table } from '../table.ts';

/** Says how a weighty matter gets decided: by whom, between what, by when, and what happens today. */
export const setPathway: Rule<'set-pathway'> = (table, act, asking) => {
	const seat = setting(table, act, asking);
	if (!seat.ok) return seat;
	const point = waiting(table, act.point);
	if (!point.ok) return point;
	if (seatsOf(table, act.decider).length === 0)
		return no('PW2', 'Who decides holds a seat on this board.', { offer: 'seat' });
	if (act.due <= asking.now) return no('PW3', 'A pathway is decided by a time that is still to come.');
	const pathway = idOf<PathwayId>(asking.fresh());
	return yes([inSeat(asking, seat.value, { ...act, kind: 'pathway-set', pathway })]);
};

/** The seat in which somebody sets a pathway: for a proposal only in a session, and only whose decision it is. */
function setting(table: Table, { proposal: id }: ActOf<'set-pathway'>, asking: Asking): Result<SeatKind> {
	if (id === null) return seatedTo(table, asking, 'facilitate', 'lead', 'sign');
	const found = openProposal(table, id);
	if (!found.ok) return found;
	if (phase(table) === 'locked')
		return no('PW1', 'A proposal is given a decision pathway in a session.', { offer: 'wait' });
	const { person } = asking.who;
	const [mine] = signable(table, person, found.value.required, asking.now);
	const seat = mine?.seat ?? seatWith(table, person, 'facilitate');
	return seat === null
		? no('PW1', 'A signer of this proposal or the facilitator sets its decision pathway.')
		: yes(seat);
}

function waiting(table: Table, id: PointId | null): Result<null> {
	if (id === null) return yes(null);
	const point = table.points.get(id);
	if (!point) return no('TP1', 'There is no such talking point on this board.');
	return point.state === 'waiting' ? yes(null) : no('TP2', 'This talking point is already settled.');
}
