import { decisionsOf } from '../agreement.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { stepFrom } from '../stepping.ts';

/** The facilitator reads a decision of this session back to everybody, in whatever order. */
export const readBack: Rule<'read-back'> = (table, { proposal }, asking) => {
	const step = stepFrom(table, asking, 'closing');
	if (!step.ok) return step;
	const { seat, session } = step.value;
	if (!decisionsOf(table).some(({ id }) => id === proposal))
		return no('RB1', 'Only what was agreed in this session is read back.');
	if (session.readBack?.includes(proposal)) return no('RB2', 'This decision has already been read back.');
	return yes([inSeat(asking, seat, { kind: 'read-back', session: session.id, proposal })]);
};
