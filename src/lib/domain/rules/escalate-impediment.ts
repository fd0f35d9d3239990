import { notTheirs, openImpediment, powerless, seesTo, today } from '../impediments.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';

/** Hands an impediment on to somebody with more power, who has till tonight; the rung it leaves is remembered. */
export const escalateImpediment: Rule<'escalate-impediment'> = (
	table,
	{ impediment: id, to, because },
	asking
) => {
	const found = openImpediment(table, id);
	if (!found.ok) return found;
	const { owner } = found.value;
	const seat = seesTo(table, asking.who.person, found.value);
	if (seat === null)
		return notTheirs(
			found.value,
			'IM5',
			'Whoever raised it, its owner or the facilitator escalates an impediment.'
		);
	if (to === owner) return no('IM6', 'They own it already: escalate to somebody else.');
	const against = powerless(table, to);
	if (against) return { ok: false, error: against };
	const due = today(table, asking);
	return yes([inSeat(asking, seat, { kind: 'impediment-escalated', impediment: id, to, due, because })]);
};
