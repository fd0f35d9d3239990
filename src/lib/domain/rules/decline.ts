import { signable } from '../concluding.ts';
import { signingHeldBack } from '../lock.ts';
import { yes } from '../result.ts';
import { inSeat, openProposal, type Rule } from '../ruling.ts';
import { notYours } from './sign-off.ts';

/** One required signer says no, with a reason: the proposal is closed. */
export const decline: Rule<'decline'> = (table, { proposal: id, because }, asking) => {
	const found = openProposal(table, id);
	if (!found.ok) return found;
	const held = signingHeldBack(table);
	if (held) return { ok: false, error: held };
	const [mine] = signable(table, asking.who.person, found.value.required, asking.now);
	if (!mine) return notYours(table, found.value, asking.now);
	return yes([inSeat(asking, mine.seat, { kind: 'declined', proposal: id, because })]);
};
