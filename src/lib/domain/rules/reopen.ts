import { yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { stepFrom } from '../stepping.ts';

/** Goes back from closing into the open session. */
export const reopen: Rule<'reopen'> = (table, _act, asking) => {
	const step = stepFrom(table, asking, 'closing');
	if (!step.ok) return step;
	const { seat, session } = step.value;
	return yes([inSeat(asking, seat, { kind: 'reopened', session: session.id })]);
};
