import { authorityOver, seatWith, signingSeat } from '../authority.ts';
import { demandOf, knownEmergency } from '../emergencies.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';

/** It has passed; what it cost and its review stay. */
export const endEmergency: Rule<'end-emergency'> = (table, { emergency: id }, asking) => {
	const found = knownEmergency(table, id);
	if (!found.ok) return found;
	const emergency = found.value;
	if (emergency.state !== 'accepted') return no('EM9', 'Only an emergency that is going on comes to an end.');
	const { person } = asking.who;
	const demand = demandOf(table, emergency);
	const triager = emergency.triage?.by;
	const seat =
		signingSeat(table, person, demand, asking.now)?.seat ??
		seatWith(table, person, 'facilitate') ??
		(person === triager ? seatWith(table, person, 'read') : null);
	if (seat === null)
		return no('EM9', 'Who answered it, who has the authority or the facilitator says that it is over.', {
			whom: authorityOver(table, demand, asking.now)
		});
	return yes([inSeat(asking, seat, { kind: 'emergency-over', emergency: id })]);
};
