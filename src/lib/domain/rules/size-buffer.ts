import { authorityOver, signingSeat } from '../authority.ts';
import { phase } from '../lock.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';

/** A Product Owner says, in a session, what their product keeps free for emergencies; the board sizes it no more. */
export const sizeBuffer: Rule<'size-buffer'> = (table, { product, points }, asking) => {
	if (!table.products.has(product)) return no('MT1', 'This product is no longer on the board.');
	const signing = signingSeat(table, asking.who.person, { product }, asking.now);
	if (!signing)
		return no('IB3', 'Only who has the authority over a product sizes its interrupt buffer.', {
			whom: authorityOver(table, { product }, asking.now)
		});
	if (phase(table) !== 'open')
		return no('IB4', 'An interrupt buffer is sized while a session is open.', { offer: 'wait' });
	return yes([inSeat(asking, signing.seat, { kind: 'buffer-sized', product, points })]);
};
