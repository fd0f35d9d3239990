import type { Product } from './board.ts';
import type { PersonId } from './ids.ts';
import { seatWith } from './seats.ts';
import type { Table } from './table.ts';
import type { Right } from './templates/schema.ts';

/** Whom to ask for what a gate waits for. Lists of persons are sorted by id. */

/** Everybody who may do something here by one of these rights. */
export const entitled = (table: Table, ...rights: readonly Right[]): PersonId[] =>
	[...table.seats.values()]
		.map(({ person }) => person)
		.filter((person) => rights.some((right) => seatWith(table, person, right) !== null))
		.sort();

/** The Product Owners whose seat signs, by id, each with their products in the board's order. */
export function productOwners(table: Table): ReadonlyMap<PersonId, readonly Product[]> {
	const owners = new Map<PersonId, Product[]>();
	for (const product of [...table.products.values()].sort(byRank)) {
		const { owner } = product;
		if (owner !== null && seatWith(table, owner, 'sign') !== null)
			owners.set(owner, [...(owners.get(owner) ?? []), product]);
	}
	return owners;
}

const byRank = (a: Product, b: Product): number => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);
