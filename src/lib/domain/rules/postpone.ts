import { seatWith } from '../authority.ts';
import { signable } from '../concluding.ts';
import { signingHeldBack } from '../lock.ts';
import { no, yes } from '../result.ts';
import { inSeat, openProposal, type Rule } from '../ruling.ts';

/** Puts a decision off to the next session. */
export const postpone: Rule<'postpone'> = (table, { proposal: id }, asking) => {
	const found = openProposal(table, id);
	if (!found.ok) return found;
	const held = signingHeldBack(table);
	if (held) return { ok: false, error: held };
	const { person } = asking.who;
	const [mine] = signable(table, person, found.value.required, asking.now);
	const seat = mine?.seat ?? seatWith(table, person, 'facilitate');
	if (seat === null) return no('PP1', 'A signer of this proposal or the facilitator puts it off.');
	return yes([inSeat(asking, seat, { kind: 'postponed', proposal: id })]);
};
