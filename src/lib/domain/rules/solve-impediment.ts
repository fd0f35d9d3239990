import { notTheirs, openImpediment, seesTo } from '../impediments.ts';
import { yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';

/** It is no longer in the way, and this is how. */
export const solveImpediment: Rule<'solve-impediment'> = (table, { impediment: id, text }, asking) => {
	const found = openImpediment(table, id);
	if (!found.ok) return found;
	const seat = seesTo(table, asking.who.person, found.value);
	if (seat === null)
		return notTheirs(
			found.value,
			'IM7',
			'Whoever raised it, its owner or the facilitator says that an impediment is solved.'
		);
	return yes([inSeat(asking, seat, { kind: 'impediment-solved', impediment: id, text })]);
};
