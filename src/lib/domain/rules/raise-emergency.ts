import { idOf, type EmergencyId } from '../ids.ts';
import { misplaced } from '../impediments.ts';
import { no, yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';
import { boardOf } from '../table.ts';

/** The red phone: the one way to reach a locked board, with a typed reason and for everybody to see. */
export const raiseEmergency: Rule<'raise-emergency'> = (table, { product, item, reason, text }, asking) => {
	const seat = seatedTo(table, asking, 'propose');
	if (!seat.ok) return seat;
	const policy = boardOf(table)?.policy;
	if (policy === 'soft' || policy === 'off')
		return no('EM2', 'This board is never locked hard: propose the change, there is nothing to break.');
	const against = misplaced(table, product, item);
	if (against) return { ok: false, error: against };
	if (item !== null && table.places.get(item)?.product !== product)
		return no('EM4', 'This item stands in another product: raise the emergency there.');
	const emergency = idOf<EmergencyId>(asking.fresh());
	const number = table.emergencies.size + 1;
	return yes([
		inSeat(asking, seat.value, { kind: 'emergency-raised', emergency, number, product, item, reason, text })
	]);
};
