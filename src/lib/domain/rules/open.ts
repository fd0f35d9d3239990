import { preparationMissing } from '../gates.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { stepFrom } from '../stepping.ts';

/** Opens the session and with it the board: prepared, or unprepared on the record. */
export const open: Rule<'open'> = (table, { anyway }, asking) => {
	const step = stepFrom(table, asking, 'preparing');
	if (!step.ok) return step;
	const missing = preparationMissing(table);
	const without = missing.map(({ because }) => because);
	if (without.length > 0 && !anyway)
		return no('GT1', `The session is not prepared. ${without.join(' ')}`, { missing });
	const { seat, session } = step.value;
	const opened = { kind: 'opened', session: session.id, facilitator: asking.who.person } as const;
	return yes([inSeat(asking, seat, without.length > 0 ? { ...opened, without } : opened)]);
};
