import { yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { stepFrom } from '../stepping.ts';

/** Begins to read back what was agreed: nothing new is proposed. */
export const close: Rule<'close'> = (table, _act, asking) => {
	const step = stepFrom(table, asking, 'open');
	if (!step.ok) return step;
	const { seat, session } = step.value;
	return yes([inSeat(asking, seat, { kind: 'closing-begun', session: session.id })]);
};
