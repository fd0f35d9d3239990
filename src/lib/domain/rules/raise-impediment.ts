import { seatWith } from '../authority.ts';
import type { ActOf } from '../acts.ts';
import { idOf, type ImpedimentId } from '../ids.ts';
import { misplaced, powerless, today } from '../impediments.ts';
import { no, yes, type Refusal } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';

/** Says openly that something is in the way, on any day, lock or no lock. With an owner its clock runs till tonight. */
export const raiseImpediment: Rule<'raise-impediment'> = (table, act, asking) => {
	const seat = seatWith(table, asking.who.person, 'read');
	if (seat === null)
		return no('IM1', 'To raise an impediment takes a seat on this board, whichever it is.', {
			offer: 'seat'
		});
	const { text, severity, product, item, owner } = act;
	const against =
		misplaced(table, product, item) ?? exposed(act) ?? (owner === null ? null : powerless(table, owner));
	if (against) return { ok: false, error: against };
	const impediment = idOf<ImpedimentId>(asking.fresh());
	const due = owner === null ? null : today(table, asking);
	const what = { text, private: act.private, severity, product, item, owner, due };
	return yes([inSeat(asking, seat, { kind: 'impediment-raised', impediment, ...what })]);
};

/** Everybody sees that a private one is there: it must say nothing of whom it is about, and have a reader from the start. */
function exposed({ private: hidden, product, item, owner }: ActOf<'raise-impediment'>): Refusal | null {
	if (!hidden) return null;
	if (product !== null || item !== null)
		return no('IM8', 'A private impediment names no product and no item.').error;
	if (owner === null)
		return no('IM8', 'Say at once who is to remove a private impediment: nobody else could read it.').error;
	return null;
}
