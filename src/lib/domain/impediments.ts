import { seatWith, type Right } from './authority.ts';
import type { SeatKind } from './board.ts';
import { endOfDay } from './days.ts';
import type { ImpedimentId, ItemId, PersonId, ProductId } from './ids.ts';
import type { Impediment } from './matters.ts';
import { no, yes, type Refusal, type Result } from './result.ts';
import type { Asking } from './ruling.ts';
import { boardOf, type Table } from './table.ts';
import { entitled } from './whom.ts';

/** What the rules about impediments and requests have in common. */

/** An impediment that is still in the way. */
export function openImpediment(table: Table, id: ImpedimentId): Result<Impediment> {
	const impediment = table.impediments.get(id);
	if (!impediment) return no('IM9', 'There is no such impediment on this board.');
	return impediment.state === 'open' ? yes(impediment) : no('IM10', 'This impediment is already solved.');
}

/** The seat in which a person says whose an impediment is; null where they don't. */
export const namesOwner = (table: Table, person: PersonId, impediment: Impediment): SeatKind | null =>
	tending(table, person, impediment, {
		rights: ['facilitate', 'lead'],
		concerned: impediment.private ? [impediment.by, impediment.owner] : [impediment.by]
	});

/** The seat in which a person takes an impediment on themselves; null where they can't. */
export const takesOn = (table: Table, person: PersonId, impediment: Impediment): SeatKind | null =>
	impediment.private ? null : seatWith(table, person, 'remove');

/** The seat in which a person escalates an impediment or says that it is solved; null where they don't. */
export const seesTo = (table: Table, person: PersonId, impediment: Impediment): SeatKind | null =>
	tending(table, person, impediment, {
		rights: ['facilitate'],
		concerned: [impediment.by, impediment.owner]
	});

interface Tending {
	readonly rights: readonly Right[];
	readonly concerned: readonly (PersonId | null)[];
}

/**
 * The seat of the first right a person has, else any of theirs where they are among `concerned`. A private one is
 * seen to only by those it concerns, for whoever names themselves its owner would read it.
 */
function tending(table: Table, person: PersonId, impediment: Impediment, tending: Tending): SeatKind | null {
	const { rights, concerned } = tending;
	if (!impediment.private)
		for (const right of rights) {
			const seat = seatWith(table, person, right);
			if (seat !== null) return seat;
		}
	return concerned.includes(person) ? seatWith(table, person, 'read') : null;
}

/** The refusal of somebody who has no say about an impediment: `rule` and `because` where it is not private. */
export function notTheirs(
	{ private: hidden, by, owner }: Impediment,
	rule: string,
	because: string
): Result<never> {
	const whom = [by, ...(owner === null || owner === by ? [] : [owner])];
	return hidden
		? no('IM8', 'Only those it concerns see to a private impediment.', { whom })
		: no(rule, because, { whom });
}

/** Why this person can't own an impediment, or null: an owner has the power to remove it. */
export function powerless(table: Table, owner: PersonId): Refusal | null {
	if (seatWith(table, owner, 'remove') !== null) return null;
	const because = 'An impediment is owned by somebody whose seat has the power to remove it.';
	return no('IM2', because, { whom: entitled(table, 'remove') }).error;
}

/** The end of the day it is where sessions are called, UTC ms. */
export const today = (table: Table, { now }: Pick<Asking, 'now'>): number =>
	endOfDay(now, boardOf(table)?.zone ?? 'UTC');

/** What is raised or asked for concerns a product and an item of the board, or neither: why not, or null. */
export function misplaced(table: Table, product: ProductId | null, item: ItemId | null): Refusal | null {
	if (product !== null && !table.products.has(product))
		return no('MT1', 'This product is no longer on the board.').error;
	if (item !== null && !table.items.has(item)) return no('MT1', 'This item is no longer on the board.').error;
	return null;
}
