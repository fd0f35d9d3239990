import { authorityOver, signingSeat, type Demand } from './authority.ts';
import type { SeatKind } from './board.ts';
import type { NotifierId, PersonId, ProductId } from './ids.ts';
import type { Notifier } from './matters.ts';
import { no, yes, type Result } from './result.ts';
import type { Table } from './table.ts';
import { eachOnce, entitled } from './whom.ts';

/** Who tells whom (product.md 1.6): what the rules about notifiers share. */

/** A notifier of this board whose customer has not been told yet. */
export function openNotifier(table: Table, id: NotifierId): Result<Notifier> {
	const notifier = table.notifiers.get(id);
	if (!notifier) return no('NT1', 'Nobody has to be told of this on this board.');
	return notifier.doneAt === null ? yes(notifier) : no('NT2', `${notifier.customer} has already been told.`);
}

/** The product whose customer it is: where the item stands, or for one that was dropped, where it stood; null: unknown. */
function productOfNotifier(table: Table, { item, proposal }: Notifier): ProductId | null {
	const was = table.proposals.get(proposal)?.from?.find((place) => place.item === item);
	return (table.places.get(item) ?? was)?.product ?? null;
}

function demandOf(table: Table, notifier: Notifier): Demand | null {
	const product = productOfNotifier(table, notifier);
	return product === null ? null : { product };
}

/** The seat in which a person signs, at `now` (UTC ms), for the product whose customer it is; null where they don't. */
export function signingFor(table: Table, notifier: Notifier, person: PersonId, now: number): SeatKind | null {
	const demand = demandOf(table, notifier);
	return demand && (signingSeat(table, person, demand, now)?.seat ?? null);
}

/** Who signs for the product whose customer it is. */
function signersOf(table: Table, notifier: Notifier): readonly PersonId[] {
	const demand = demandOf(table, notifier);
	return demand ? authorityOver(table, demand) : [];
}

/** Everybody who may name whoever they like. */
export const whoNames = (table: Table, notifier: Notifier): PersonId[] =>
	eachOnce([...signersOf(table, notifier), ...entitled(table, 'facilitate', 'lead')]);

/** Everybody who may say that the customer has been told. */
export const whoTells = (table: Table, notifier: Notifier): PersonId[] =>
	eachOnce([...(notifier.person === null ? [] : [notifier.person]), ...signersOf(table, notifier)]);
