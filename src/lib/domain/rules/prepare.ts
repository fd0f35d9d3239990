import { yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { stepFrom } from '../stepping.ts';

/** Begins to prepare the next session. The lock stays. */
export const prepare: Rule<'prepare'> = (table, _act, asking) => {
	const step = stepFrom(table, asking, 'scheduled');
	if (!step.ok) return step;
	const { seat, session } = step.value;
	return yes([inSeat(asking, seat, { kind: 'preparing-begun', session: session.id })]);
};
