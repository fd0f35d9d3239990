import type { ProposedChange } from '#lib/domain/board.ts';
import { inTime } from '#lib/domain/time-order.ts';
import type { ItemId, TimeboxId } from '#lib/domain/ids.ts';
import type { Emergency } from '#lib/domain/matters.ts';
import { lowestFirst, runningTimebox } from '#lib/domain/slipping.ts';
import type { Table } from '#lib/domain/table.ts';

/** What an emergency may change at once in the running timebox. */
interface Room {
	readonly timebox: TimeboxId;
	/** The card it is about, where there is one. */
	readonly first: ItemId | null;
	/** The product's cards in the timebox that could make room, the lowest first. */
	readonly out: readonly ItemId[];
	/** Where they would go; null where no timebox follows. */
	readonly later: TimeboxId | null;
}

/** Null where no timebox is running. `now`: UTC ms. */
export function roomFor(table: Table, { product, item }: Emergency, now: number): Room | null {
	const running = runningTimebox(table, product, now);
	if (!running) return null;
	const boxes = inTime(table);
	const out = lowestFirst(table, product, running).flatMap((each) => (each.item === item ? [] : [each.item]));
	const later = boxes[boxes.findIndex(({ id }) => id === running.id) + 1]?.id ?? null;
	const first = item !== null && table.places.get(item)?.product === product ? item : null;
	return { timebox: running.id, first, out, later };
}

/** The changes that were chosen: the card goes first in its lane, the others to the top of theirs in the next timebox. */
export function triageChanges(
	table: Table,
	{ product }: Emergency,
	{ timebox, first, later }: Room,
	chosen: { readonly first: boolean; readonly out: readonly ItemId[] }
): ProposedChange[] {
	const changes: ProposedChange[] = [];
	const move = (item: ItemId, to: TimeboxId, after: ItemId | null) => {
		const place = table.places.get(item);
		if (place) changes.push({ kind: 'move', item, to: { product, team: place.team, timebox: to, after } });
	};
	if (later !== null) for (const item of chosen.out) move(item, later, null);
	if (first !== null && chosen.first) move(first, timebox, null);
	return changes;
}
