import type { Product } from './board.ts';
import type { PersonId } from './ids.ts';
import { signerOf } from './authority.ts';
import { laneKey } from './lookup.ts';
import { ranked } from './order.ts';
import { seatWith } from './seats.ts';
import type { Table } from './table.ts';
import type { Right } from './templates/schema.ts';

/** Whom to ask for what a gate waits for. Lists of persons are sorted by id. */

/** Each once, by id. */
export const eachOnce = (persons: Iterable<PersonId>): PersonId[] => [...new Set(persons)].sort();

/** Everybody who may do something here by one of these rights. */
export const entitled = (table: Table, ...rights: readonly Right[]): PersonId[] =>
	[...table.seats.values()]
		.map(({ person }) => person)
		.filter((person) => rights.some((right) => seatWith(table, person, right) !== null))
		.sort();

/** The products for which a person speaks in a session, in the board's order. */
export interface Speaks {
	/** Theirs as Product Owner. */
	readonly owns: readonly Product[];
	/** Those without an owner that have something on the board: the MetaScrum Product Owner's. */
	readonly standsIn: readonly Product[];
}

/** Whoever signs for products, by id: the Product Owners whose seat does, and who stands in for the others. */
export function speakers(table: Table): ReadonlyMap<PersonId, Speaks> {
	const speaking = new Map<PersonId, Speaks>();
	for (const product of ranked(table.products.values())) {
		const person = signerOf(table, product.id);
		if (person === null) continue;
		const { owns, standsIn } = speaking.get(person) ?? { owns: [], standsIn: [] };
		if (product.owner === person) speaking.set(person, { owns: [...owns, product], standsIn });
		else if (hasItems(table, product)) speaking.set(person, { owns, standsIn: [...standsIn, product] });
	}
	return speaking;
}

const hasItems = ({ index }: Table, { id }: Product): boolean =>
	index.filled.has(laneKey({ kind: 'product', id }));
