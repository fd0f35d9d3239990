import type { Link, Place, ProposedChange } from './board.ts';
import type { ItemId, ProductId, TimeboxId } from './ids.ts';
import type { Landing } from './landing.ts';
import { linksOf } from './linking.ts';
import { byText } from './order.ts';
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
	if (change.kind !== 'move' && change.kind !== 'drop' && change.kind !== 'merge') return [];
	const broken: Broken[] = [];
	for (const giver of change.kind === 'merge' ? change.from : [change.item])
		for (const link of linksOf(table, giver)) {
			const needing = table.places.get(link.to);
			if (link.kind !== 'needs' || link.from !== giver || !needing) continue;
			if (breaks(table, link, needing, landing.placeOf(change.item), landing))
				broken.push({ giver, receiver: link.to, product: needing.product });
		}
	return broken.sort(byEnds);
}

const byEnds = (a: Broken, b: Broken): number => byText(a.receiver, b.receiver) || byText(a.giver, b.giver);

/** `needing`: where the receiver stands before; `giving`: where the giver lands, or what it is merged into. */
function breaks(
	table: Table,
	link: Link,
	needing: Place,
	giving: Place | undefined,
	landing: Landing
): boolean {
	const receiver = landing.placeOf(link.to);
	// It goes as well: nobody is left who needs anything.
	if (!receiver) return false;
	if (!giving) return true;
	const before = table.places.get(link.from)?.timebox;
	const becomesLater = (than: TimeboxId | undefined, thanBefore: TimeboxId | undefined): boolean =>
		isLater(table, giving.timebox, than) && !isLater(table, before, thanBefore);
	return (
		becomesLater(receiver.timebox, needing.timebox) ||
		// A promise binds until one end of it has been moved.
		(link.reopened === undefined && becomesLater(link.neededBy, link.neededBy))
	);
}
