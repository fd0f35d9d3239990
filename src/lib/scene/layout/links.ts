import type { ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { timeboxesOf } from './gather.ts';
import type { LinkLine } from './boxes.ts';

/**
 * All links between items that stand on the board, and whether each holds: the giver of a `needs` must not
 * land in a later timebox than its receiver.
 */
export function linksOf(table: Table): LinkLine[] {
	const order = new Map(timeboxesOf(table).map((timebox, index) => [timebox.id, index]));
	const when = (item: ItemId): number | undefined => {
		const place = table.places.get(item);
		return place && order.get(place.timebox);
	};
	const lines: LinkLine[] = [];
	for (const { kind, from, to } of table.links.values()) {
		const gives = when(from);
		const takes = when(to);
		if (gives === undefined || takes === undefined) continue;
		lines.push({ from, to, kind, conflict: kind === 'needs' && gives > takes });
	}
	return lines;
}

/** How many links, and how many broken ones, each item has. */
export function countLinks(links: readonly LinkLine[]): Map<ItemId, { links: number; conflicts: number }> {
	const counts = new Map<ItemId, { links: number; conflicts: number }>();
	for (const link of links)
		for (const end of [link.from, link.to]) {
			const count = counts.get(end) ?? { links: 0, conflicts: 0 };
			count.links += 1;
			if (link.conflict) count.conflicts += 1;
			counts.set(end, count);
		}
	return counts;
}
