import { namesOwner, notTheirs, openImpediment, powerless, takesOn, today } from '../impediments.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';

/** Somebody with the power to remove it has it from now on: they take it, or are named. */
export const ownImpediment: Rule<'own-impediment'> = (table, { impediment: id, owner, due }, asking) => {
	const found = openImpediment(table, id);
	if (!found.ok) return found;
	const impediment = found.value;
	const { person } = asking.who;
	const taking = person === owner ? takesOn(table, person, impediment) : null;
	const seat = namesOwner(table, person, impediment) ?? taking;
	if (seat === null)
		return notTheirs(
			impediment,
			'IM4',
			'Whoever raised it, the facilitator or who leads names the owner of an impediment.'
		);
	const against = powerless(table, owner);
	if (against) return { ok: false, error: against };
	const by = due ?? today(table, asking);
	if (by <= asking.now) return no('IM3', 'An impediment is due at a time that is still to come.');
	return yes([inSeat(asking, seat, { kind: 'impediment-owned', impediment: id, owner, due: by })]);
};
