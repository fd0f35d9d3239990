import type { SeatKind } from '#lib/domain/board.ts';
import type { PersonId, ProductId } from '#lib/domain/ids.ts';

/** Who leads and who owns what, as chosen on the page; null: nobody. */
export interface Chosen {
	readonly leader: PersonId | null;
	readonly facilitator: PersonId | null;
	readonly owners: ReadonlyMap<ProductId, PersonId | null>;
}

export interface Standing {
	readonly seats: readonly { readonly person: PersonId; readonly seats: readonly SeatKind[] }[];
	readonly products: readonly { readonly id: ProductId; readonly owner: PersonId | null }[];
}

type SeatingAct =
	| { readonly kind: 'seat'; readonly person: PersonId; readonly seats: readonly SeatKind[] }
	| { readonly kind: 'own'; readonly product: ProductId; readonly person: PersonId | null };

/**
 * The acts that lead from what stands to what was chosen: seats before what they are needed for. Seats are only ever
 * added here; nobody loses one. Nothing comes of what stands already.
 */
export function actsFor(
	{ seats, products }: Standing,
	{ leader, facilitator, owners }: Chosen
): SeatingAct[] {
	const held = new Map(seats.map((seat) => [seat.person, new Set(seat.seats)]));
	const seated = new Set<PersonId>();
	const give = (person: PersonId | null, seat: SeatKind): void => {
		if (person === null || held.get(person)?.has(seat)) return;
		held.set(person, new Set([...(held.get(person) ?? []), seat]));
		seated.add(person);
	};
	give(leader, 'metascrum-owner');
	give(facilitator, 'facilitator');
	for (const person of owners.values()) give(person, 'product-owner');
	const changed = products.filter(({ id, owner }) => owners.has(id) && owners.get(id) !== owner);
	return [
		...[...seated].map((person): SeatingAct => ({
			kind: 'seat',
			person,
			seats: [...(held.get(person) ?? [])]
		})),
		...changed.map(({ id }): SeatingAct => ({ kind: 'own', product: id, person: owners.get(id) ?? null }))
	];
}
