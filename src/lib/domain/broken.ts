import type { Link, ProposedChange } from './board.ts';
import type { ItemId, ProductId, TimeboxId } from './ids.ts';
import type { Landing } from './landing.ts';
import { itemsOf } from './lookup.ts';
import type { Table } from './table.ts';
import { isLater } from './time-order.ts';

/** A dependency that a change breaks, and whose item goes without. */
interface Broken {
	readonly giver: ItemId;
	readonly receiver: ItemId;
	/** The receiver's product as it is before the change. */
	readonly product: ProductId;
}

/**
 * The dependencies a change breaks once all of its proposal has happened: the giver lands later than its
 * receiver, or than it was promised, and did not before; or it goes altogether.
 */
export function brokenBy(table: Table, change: ProposedChange, landing: Landing): Broken[] {
	const broken: Broken[] = [];
	for (const giver of givers(change))
		for (const id of table.index.links.get(giver) ?? []) {
			const link = table.links.get(id);
			if (link?.kind !== 'needs' || link.from !== giver) continue;
			const product = (table.places.get(link.to) ?? landing.placeOf(link.to))?.product;
			if (product !== undefined && breaks(table, change, link, landing))
				broken.push({ giver, receiver: link.to, product });
		}
	return broken.sort(byEnds);
}

const byEnds = (a: Broken, b: Broken): number =>
	a.receiver < b.receiver ? -1 : a.receiver > b.receiver ? 1 : a.giver < b.giver ? -1 : 1;

/** The items on whose landing others may depend, and that a change carries or takes away. */
const givers = (change: ProposedChange): readonly ItemId[] =>
	change.kind === 'move' || change.kind === 'drop'
		? itemsOf(change)
		: change.kind === 'merge'
			? change.from
			: [];

function breaks(table: Table, change: ProposedChange, link: Link, landing: Landing): boolean {
	const receiver = landing.placeOf(link.to)?.timebox;
	// It goes as well: nobody is left who needs anything.
	if (receiver === undefined) return false;
	const giver = landing.placeOf(change.kind === 'merge' ? change.item : link.from)?.timebox;
	if (giver === undefined) return true;
	const before = table.places.get(link.from)?.timebox;
	return (
		(isLater(table, giver, receiver) && !isLater(table, before, table.places.get(link.to)?.timebox)) ||
		(binds(link) && isLater(table, giver, link.neededBy) && !isLater(table, before, link.neededBy))
	);
}

/** A promise binds until one end of it has been moved. */
const binds = (link: Link): link is Link & { neededBy: TimeboxId } =>
	link.neededBy !== undefined && link.reopened === undefined;
