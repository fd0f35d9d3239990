import { yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { stepBy } from '../stepping.ts';

/** Says what the session is to reach, all of it anew. */
export const setGoals: Rule<'set-goals'> = (table, { goals }, asking) => {
	const step = stepBy(table, asking, ['facilitate', 'lead'], ['preparing', 'open']);
	if (!step.ok) return step;
	const { seat, session } = step.value;
	return yes([inSeat(asking, seat, { kind: 'goals-set', session: session.id, goals })]);
};
