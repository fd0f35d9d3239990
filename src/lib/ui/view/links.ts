import type { Link } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { linesIn } from '#lib/scene/layout/links.ts';
import { orderOf } from './lanes.ts';

/** One end of a link as seen from the other. */
export interface Neighbour {
	readonly item: ItemId;
	readonly link: Link;
	/** What is given lands later than it is needed, or than was promised: what the board draws as broken. */
	readonly late: boolean;
}

/** An item's links, by what the others are to it. */
interface Neighbours {
	/** What it needs. */
	readonly needs: readonly Neighbour[];
	/** What needs it. */
	readonly neededBy: readonly Neighbour[];
	readonly related: readonly Neighbour[];
}

export function neighboursOf(table: Table, item: ItemId): Neighbours {
	const needs: Neighbour[] = [];
	const neededBy: Neighbour[] = [];
	const related: Neighbour[] = [];
	const lines = linesIn(table, orderOf(table));
	for (const id of table.index.links.get(item) ?? []) {
		const link = table.links.get(id);
		if (!link) continue;
		const other = link.from === item ? link.to : link.from;
		const neighbour = { item: other, link, late: lines.named(id)?.conflict ?? false };
		if (link.kind === 'related') related.push(neighbour);
		else if (link.to === item) needs.push(neighbour);
		else neededBy.push(neighbour);
	}
	return { needs, neededBy, related };
}

/** The dependency by which one item gives to another, if there is one. */
export function linkBetween(table: Table, from: ItemId, to: ItemId): Link | null {
	for (const id of table.index.links.get(from) ?? []) {
		const link = table.links.get(id);
		if (link?.kind === 'needs' && link.from === from && link.to === to) return link;
	}
	return null;
}
