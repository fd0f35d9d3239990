import { openNotifier, signingFor, whoTells } from '../who-tells.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { seatWith } from '../seats.ts';

/** The customer has been told. */
export const tellCustomer: Rule<'tell-customer'> = (table, { notifier: id }, asking) => {
	const found = openNotifier(table, id);
	if (!found.ok) return found;
	const { person } = asking.who;
	const own = found.value.person === person ? seatWith(table, person, 'read') : null;
	const seat = own ?? signingFor(table, found.value, person, asking.now);
	if (seat === null)
		return no(
			'NT6',
			'Whoever is named to tell this customer says that it is done, or who signs for the product.',
			{
				whom: whoTells(table, found.value)
			}
		);
	return yes([inSeat(asking, seat, { kind: 'customer-told', notifier: id })]);
};
