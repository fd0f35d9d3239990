import type { ProposedChange, Required, SeatKind } from './board.ts';
import type { PersonId, ProductId } from './ids.ts';
import type { Proxy } from './matters.ts';
import { requiredFor } from './required.ts';
import { holdersOf, seatsOf, seatWith } from './seats.ts';
import type { Table } from './table.ts';

export type { Right } from './templates/schema.ts';
export { requiredFor } from './required.ts';
export { may, seatsOf, seatWith } from './seats.ts';

/** A signature asked for: a product's own, or of whoever holds `seat`. */
export type Demand = Pick<Required, 'product' | 'seat'>;

/** In which seat a person signs, and in whose name where it is not their own. */
export interface Signing {
	readonly seat: SeatKind;
	readonly proxyOf: PersonId | null;
}

/** Under what the signatures of one person are put together: a seat, and in whose name. */
export const signingKey = ({ seat, proxyOf }: Signing): string => `${seat} ${proxyOf ?? ''}`;

/** The seat in which the person signs at `now` (UTC ms), by their own authority or as a proxy; null where they don't. */
export function signingSeat(table: Table, person: PersonId, demand: Demand, now: number): Signing | null {
	const own = ownSeat(table, person, demand);
	return own === null ? asProxy(table, person, demand, now) : { seat: own, proxyOf: null };
}

/**
 * The seat in which the person signs by their own authority. For a product the owner alone signs where their
 * seat signs; any MetaScrum Product Owner does for a lane without such an owner. A seat that is named is signed
 * for by whoever holds it, and by nobody else.
 */
export function ownSeat(table: Table, person: PersonId, { product, seat }: Demand): SeatKind | null {
	const held = seatsOf(table, person);
	if (seat !== undefined) return held.includes(seat) ? seat : null;
	const lane = product && table.products.get(product);
	if (!lane) return null;
	const owning = lane.owner && seatWith(table, lane.owner, 'sign');
	if (owning) return lane.owner === person ? owning : null;
	return held.includes('metascrum-owner') ? 'metascrum-owner' : null;
}

/** A proxy stands in the principal's seat, never in that of another proxy. */
function asProxy(table: Table, person: PersonId, demand: Demand, now: number): Signing | null {
	for (const proxy of table.proxies.values()) {
		if (proxy.to !== person || !isValid(proxy, now) || !covers(proxy, demand)) continue;
		const seat = ownSeat(table, proxy.of, demand);
		if (seat !== null && seatWith(table, person, 'propose') !== null) return { seat, proxyOf: proxy.of };
	}
	return null;
}

/** Whether a proxy has begun, has not ended, and was not taken back. */
export const isValid = ({ from, until, revokedAt }: Proxy, now: number): boolean =>
	revokedAt === null && from <= now && now < until;

/** What concerns the whole board is covered only by a proxy for everything. */
const covers = ({ products }: Proxy, { product }: Demand): boolean =>
	products === null || products.some((each) => each === product);

/** Everybody who may give a signature, by their own authority and at `now` as proxies; empty: no authority here. */
export function authorityOver(table: Table, demand: Demand, now?: number): readonly PersonId[] {
	return [...table.seats.values()]
		.map(({ person }) => person)
		.filter((person) => signs(table, person, demand, now))
		.sort();
}

/** Who is shown as the one to sign, by their own authority: the first by id where several may; null: no authority here. */
export function signerFor(table: Table, { product, seat }: Demand): PersonId | null {
	if (seat !== undefined) return holdersOf(table, seat)[0] ?? null;
	if (product === null) return null;
	const owner = table.products.get(product)?.owner;
	if (owner && seatWith(table, owner, 'sign')) return owner;
	return holdersOf(table, 'metascrum-owner')[0] ?? null;
}

/** Who signs for a product: its Product Owner if they hold a seat that signs, else a MetaScrum Product Owner, else null. */
export const signerOf = (table: Table, product: ProductId): PersonId | null => signerFor(table, { product });

/** Whether the person gives every signature that changes need: theirs would be agreed at once. */
export const signsAlone = (
	table: Table,
	person: PersonId,
	changes: readonly ProposedChange[],
	now?: number
): boolean => requiredFor(table, changes).every((each) => signs(table, person, each, now));

/** Without a time only what is the person's own counts: no proxy holds at no time. */
const signs = (table: Table, person: PersonId, demand: Demand, now = NaN): boolean =>
	signingSeat(table, person, demand, now) !== null;

/** A signature that changes need, and whose it is today. */
interface Signer extends Required {
	/** Null: no authority here. */
	readonly person: PersonId | null;
	/** Who may sign in their name at the time asked for. */
	readonly proxies: readonly PersonId[];
}

/** What `requiredFor` says, with the person who signs today, for showing before the drop. */
export const signers = (table: Table, changes: readonly ProposedChange[], now?: number): Signer[] =>
	requiredFor(table, changes).map((each) => signerWith(table, each, now));

/** A requirement with the person who signs it today, and at `now` their proxies. */
export function signerWith(table: Table, required: Required, now?: number): Signer {
	return { ...required, person: signerFor(table, required), proxies: proxiesFor(table, required, now) };
}

const proxiesFor = (table: Table, demand: Demand, now?: number): readonly PersonId[] =>
	authorityOver(table, demand, now).filter((person) => ownSeat(table, person, demand) === null);
