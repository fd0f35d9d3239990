import { isValid, ownSeat, seatsOf, seatWith } from '#lib/domain/authority.ts';
import type { Product } from '#lib/domain/board.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Proxy } from '#lib/domain/matters.ts';
import { mapOf } from '#lib/domain/required.ts';
import type { Table } from '#lib/domain/table.ts';
import { byText, ranked } from '#lib/domain/order.ts';

/** Proxies as a page lists them. Times are UTC ms. */

type Standing = 'coming' | 'holds' | 'ended';

export const standingOf = (proxy: Proxy, now: number): Standing =>
	proxy.revokedAt !== null || proxy.until <= now ? 'ended' : isValid(proxy, now) ? 'holds' : 'coming';

/** Those that hold or will, soonest end first. */
export const lastingProxies = (table: Table, now: number): Proxy[] =>
	[...table.proxies.values()]
		.filter((proxy) => standingOf(proxy, now) !== 'ended')
		.sort((a, b) => a.until - b.until || byText(a.id, b.id));

/** The products a person can let somebody sign for: theirs, or all where a seat of theirs signs for any. */
export function productsToGive(table: Table, person: PersonId): Product[] {
	const all = namesSeat(table, person);
	return ranked(table.products.values()).filter(
		({ id }) => all || ownSeat(table, person, { product: id }) !== null
	);
}

/** Whether there is anything a person signs for. */
export const signsAnything = (table: Table, person: PersonId): boolean =>
	seatWith(table, person, 'sign') !== null || namesSeat(table, person);

const namesSeat = (table: Table, person: PersonId): boolean =>
	mapOf(table).some(({ signers }) => seatsOf(table, person).some((seat) => signers.includes(seat)));
