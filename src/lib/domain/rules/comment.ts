import { idOf, type CommentId } from '../ids.ts';
import { yes } from '../result.ts';
import { inSeat, openProposal, seatedTo, type Rule } from '../ruling.ts';

/** Adds to the thread of a proposal, as long as it is open; the thread is kept with the decision. */
export const comment: Rule<'comment'> = (table, { proposal, text }, asking) => {
	const found = openProposal(table, proposal);
	if (!found.ok) return found;
	const seat = seatedTo(table, asking, 'propose');
	if (!seat.ok) return seat;
	const id = idOf<CommentId>(asking.fresh());
	return yes([inSeat(asking, seat.value, { kind: 'commented', comment: id, proposal, text })]);
};
