import type { Place, ProposedChange, Required, SeatKind, Timebox } from './board.ts';
import type { Who } from './ruling.ts';
import type { ItemId, PersonId, ProductId, TimeboxId } from './ids.ts';
import { itemOf } from './lookup.ts';
import { unreachable } from './result.ts';
import type { Table } from './table.ts';
import type { Right } from './templates/schema.ts';
import { templateOf } from './templates/templates.ts';

export type { Right } from './templates/schema.ts';

const noSeats: readonly SeatKind[] = [];

/** The seats a person holds on this board. */
export const seatsOf = (table: Table, person: PersonId): readonly SeatKind[] =>
	table.seats.get(person)?.seats ?? noSeats;

/** Whether one of the person's seats gives the right. Administrators may read, and by that alone nothing else. */
export const may = (table: Table, who: Who, right: Right): boolean =>
	(who.administrator && right === 'read') || seatWith(table, who.person, right) !== null;

/** The seat under which the person has the right, first by the template's order; null where none gives it. */
export function seatWith(table: Table, person: PersonId, right: Right): SeatKind | null {
	const held = seatsOf(table, person);
	if (held.length === 0) return null;
	for (const seat of templateOf(table).seats)
		if (held.includes(seat.kind) && seat.rights.includes(right)) return seat.kind;
	return null;
}

/**
 * The seat in which the person signs for the product, or null where they don't. The owner alone signs where
 * their seat signs; any MetaScrum Product Owner does for a lane without such an owner.
 */
export function signingSeat(table: Table, person: PersonId, product: ProductId): SeatKind | null {
	const lane = table.products.get(product);
	if (!lane) return null;
	const owning = lane.owner === null ? null : seatWith(table, lane.owner, 'sign');
	if (owning !== null) return lane.owner === person ? owning : null;
	return seatsOf(table, person).includes('metascrum-owner') ? 'metascrum-owner' : null;
}

/** Who signs for a product: its Product Owner if they hold a seat that signs, else a MetaScrum Product Owner, else null ("no authority here"). */
export function signerOf(table: Table, product: ProductId): PersonId | null {
	const owner = table.products.get(product)?.owner ?? null;
	if (owner !== null && seatWith(table, owner, 'sign') !== null) return owner;
	let first: PersonId | null = null;
	for (const { person, seats } of table.seats.values())
		if (seats.includes('metascrum-owner') && (first === null || person < first)) first = person;
	return first;
}

/** Where items stand: on the table, or as they would after something was agreed. */
export type PlaceOf = (item: ItemId) => Pick<Place, 'product' | 'timebox'> | undefined;

/** The signatures that changes need, one a product. Changes that the board doesn't know need nobody's. */
export const requiredFor = (table: Table, changes: readonly ProposedChange[]): Required[] =>
	requiredWhen(table, (item) => table.places.get(item), changes);

/** Whether the person gives every signature that changes need: theirs would be agreed at once. */
export const signsAlone = (table: Table, person: PersonId, changes: readonly ProposedChange[]): boolean =>
	requiredFor(table, changes).every(({ product }) => signingSeat(table, person, product) !== null);

/** As `requiredFor`, with items standing where `placeOf` says. */
export function requiredWhen(table: Table, placeOf: PlaceOf, changes: readonly ProposedChange[]): Required[] {
	const required = new Map<ProductId, Required['why']>();
	const ask = (product: ProductId | undefined, why: Required['why']) => {
		if (product !== undefined && !required.has(product)) required.set(product, why);
	};
	for (const change of changes)
		if (change.kind === 'edit') ask(placeOf(change.item)?.product, 'content');
		else {
			if (change.kind === 'move') ask(placeOf(change.item)?.product, 'source');
			ask(change.to.product, 'target');
		}
	for (const receiver of brokenFor(table, placeOf, changes)) ask(placeOf(receiver)?.product, 'receiver');
	return [...required].map(([product, why]) => ({ product, why }));
}

/** The receivers of the dependencies that changes break: the giver would land later, and did not before. */
function brokenFor(table: Table, placeOf: PlaceOf, changes: readonly ProposedChange[]): ItemId[] {
	const landing = new Map<ItemId, TimeboxId>();
	for (const change of changes) if (change.kind === 'move') landing.set(change.item, change.to.timebox);
	const timeboxAfter = (item: ItemId) => landing.get(item) ?? placeOf(item)?.timebox;
	const broken: ItemId[] = [];
	for (const giver of landing.keys())
		for (const id of table.index.links.get(giver) ?? []) {
			const link = table.links.get(id);
			if (link?.kind !== 'needs' || link.from !== giver) continue;
			const before = isLater(table, placeOf(giver)?.timebox, placeOf(link.to)?.timebox);
			if (!before && isLater(table, landing.get(giver), timeboxAfter(link.to))) broken.push(link.to);
		}
	return broken.sort();
}

/** Whether timebox `a` comes after timebox `b`. The undated one is later than every other; unknown ones are never. */
export function isLater(table: Table, a: TimeboxId | undefined, b: TimeboxId | undefined): boolean {
	const first = a && table.timeboxes.get(a);
	const second = b && table.timeboxes.get(b);
	return Boolean(first && second && byTime(first, second) > 0);
}

/** Timeboxes in order of time; the undated one last. */
export const byTime = (a: Timebox, b: Timebox): number =>
	a.undated !== b.undated
		? a.undated
			? 1
			: -1
		: a.rank < b.rank
			? -1
			: a.rank > b.rank
				? 1
				: a.id < b.id
					? -1
					: a.id > b.id
						? 1
						: 0;

/** A signature that changes need, and whose it is today. */
export interface Signer extends Required {
	/** Null: no authority here. */
	readonly person: PersonId | null;
}

/** What `requiredFor` says, with the person who signs today, for showing before the drop. */
export const signers = (table: Table, changes: readonly ProposedChange[]): Signer[] =>
	requiredFor(table, changes).map((each) => ({ ...each, person: signerOf(table, each.product) }));

export type ChangeClass = 're-order' | 're-lane' | 're-team' | 're-date' | 'scope';

/** What a change amounts to (product.md 2); the weightiest where it is several: lane, team, date, order. */
export function classify(table: Table, change: ProposedChange): ChangeClass {
	switch (change.kind) {
		case 'add':
			return 'scope';
		case 'edit':
			return changesLiveDate(table, change) ? 're-date' : 'scope';
		case 'move': {
			const place = table.places.get(change.item);
			if (place?.product !== change.to.product) return 're-lane';
			if (place.team !== change.to.team) return 're-team';
			return place.timebox === change.to.timebox ? 're-order' : 're-date';
		}
		default:
			return unreachable(change);
	}
}

/** Whether a change touches a date promised to a customer: sets one, drops one, or carries its item to another timebox. */
export function touchesLiveDate(table: Table, change: ProposedChange): boolean {
	if (change.kind === 'add') return change.item.live !== null;
	if (change.kind === 'edit') return changesLiveDate(table, change);
	const promised = (table.items.get(itemOf(change))?.live ?? null) !== null;
	return promised && table.places.get(change.item)?.timebox !== change.to.timebox;
}

function changesLiveDate(table: Table, change: Extract<ProposedChange, { kind: 'edit' }>): boolean {
	const { live } = change.set;
	if (live === undefined) return false;
	const was = table.items.get(change.item)?.live ?? null;
	return live?.date !== was?.date || live?.customer !== was?.customer;
}
