import { ownSeat, authorityOver } from '../authority.ts';
import type { SeatKind } from '../board.ts';
import { idOf, type PersonId, type ProductId, type ProxyId } from '../ids.ts';
import { mapOf } from '../required.ts';
import { no, yes, type Result } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { seatsOf, seatWith } from '../seats.ts';
import type { Table } from '../table.ts';

/** Lets somebody sign in the name of the person asking, for a time; nobody passes on what is not their own. */
export const giveProxy: Rule<'give-proxy'> = (table, { to, products, from, until }, asking) => {
	const { person } = asking.who;
	const seat = products === null ? someAuthority(table, person) : authorityIn(table, person, products);
	if (!seat.ok) return seat;
	if (to === person) return no('PX2', 'A proxy is somebody else.');
	if (seatWith(table, to, 'propose') === null)
		return no('PX2', 'A proxy holds a seat on this board that may propose.', { offer: 'seat' });
	if (until <= from || until <= asking.now)
		return no('PX3', 'A proxy begins before it ends, and ends in the future.');
	const proxy = idOf<ProxyId>(asking.fresh());
	return yes([
		inSeat(asking, seat.value, { kind: 'proxy-given', proxy, of: person, to, products, from, until })
	]);
};

const nothing = 'You sign for nothing on this board that somebody could sign in your name.';

/** The seat by which a person signs for anything at all: theirs signs, or the authority map names it. */
function someAuthority(table: Table, person: PersonId): Result<SeatKind> {
	const seat = seatWith(table, person, 'sign') ?? namedSeat(table, person);
	return seat === null ? no('PX1', nothing) : yes(seat);
}

function authorityIn(table: Table, person: PersonId, products: readonly ProductId[]): Result<SeatKind> {
	const named = namedSeat(table, person);
	let seat = named;
	for (const product of products) {
		const own = ownSeat(table, person, { product }) ?? (table.products.has(product) ? named : null);
		if (own === null)
			return no('PX1', `You do not sign for ${table.products.get(product)?.name ?? 'this product'}.`, {
				whom: authorityOver(table, { product })
			});
		seat ??= own;
	}
	return seat === null ? no('PX1', nothing) : yes(seat);
}

/** The first seat of theirs that a line of the map asks to sign. */
const namedSeat = (table: Table, person: PersonId): SeatKind | null =>
	seatsOf(table, person).find((seat) => mapOf(table).some(({ signers }) => signers.includes(seat))) ?? null;
