import { yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { stepFrom } from '../stepping.ts';

/** Opens the session and with it the board. */
export const open: Rule<'open'> = (table, _act, asking) => {
	const step = stepFrom(table, asking, 'preparing');
	if (!step.ok) return step;
	const { seat, session } = step.value;
	return yes([inSeat(asking, seat, { kind: 'opened', session: session.id, facilitator: asking.who.person })]);
};
