import { no, yes } from '../result.ts';
import { inSeat, openProposal, seatedTo, type Rule } from '../ruling.ts';

/** Its author takes a proposal back. */
export const withdraw: Rule<'withdraw'> = (table, { proposal: id }, asking) => {
	const found = openProposal(table, id);
	if (!found.ok) return found;
	if (found.value.by !== asking.who.person) return no('WD1', 'Only its author takes a proposal back.');
	const seat = seatedTo(table, asking, 'propose');
	if (!seat.ok) return seat;
	return yes([inSeat(asking, seat.value, { kind: 'withdrawn', proposal: id })]);
};
