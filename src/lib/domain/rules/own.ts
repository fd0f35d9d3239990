import { seatsOf } from '../authority.ts';
import type { SeatKind } from '../board.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule, type Who } from '../ruling.ts';
import type { Table } from '../table.ts';

/** Says who is the Product Owner of a product, or that it has none. */
export const own: Rule<'own'> = (table, { product, person }, asking) => {
	const seat = assigning(table, asking.who);
	if (seat === null)
		return no(
			'OW1',
			'The MetaScrum Product Owner, the facilitator or an administrator says who owns a product.',
			{ offer: 'seat' }
		);
	if (!table.products.has(product)) return no('OW2', 'This product is not on the board.');
	return yes([inSeat(asking, seat, { kind: 'owner-set', product, person })]);
};

function assigning(table: Table, { person, administrator }: Who): SeatKind | 'administrator' | null {
	const held = seatsOf(table, person);
	const seat = (['metascrum-owner', 'facilitator'] as const).find((kind) => held.includes(kind));
	return seat ?? (administrator ? 'administrator' : null);
}
