import type { ItemId, LinkId } from '#lib/domain/ids.ts';
import { cellKey, type Cell } from '#lib/domain/lookup.ts';
import type { Kind, RecordChange, Table } from '#lib/domain/table.ts';
import { type Proposed, regrouped } from './proposed.ts';

/** What has to be looked at again. */
export interface Touched {
	readonly cells: ReadonlyMap<string, Cell>;
	readonly items: ReadonlySet<ItemId>;
	readonly links: ReadonlySet<LinkId>;
}

/** Kinds of which every record shapes the whole board. */
const shaping: ReadonlySet<Kind> = new Set(['products', 'teams', 'timeboxes'] satisfies Kind[]);

/** Whether rows and columns themselves may be others than before. */
export const reshapes = (changes: readonly RecordChange[]): boolean =>
	changes.some(({ kind }) => shaping.has(kind));

/**
 * The cells in which anything may look otherwise after `changes` and with other ghosts: those of the items themselves, of
 * the items they are linked with, and of their ghosts.
 */
export function touchedBy(
	table: Table,
	changes: readonly RecordChange[],
	before: Proposed,
	after: Proposed
): Touched {
	const cells = new Map<string, Cell>();
	const items = new Set<ItemId>();
	const links = new Set<LinkId>();
	const lookAt = (cell: Cell): void => void cells.set(cellKey(cell), cell);
	const lookAtItem = (item: ItemId): void => {
		const place = table.places.get(item);
		if (place) lookAt(place);
	};
	for (const change of changes) {
		if (change.kind === 'places')
			for (const place of [change.was, change.now]) {
				if (!place) continue;
				lookAt(place);
				items.add(place.item);
				for (const link of table.index.links.get(place.item) ?? []) links.add(link);
			}
		if (change.kind === 'items') for (const item of [change.was, change.now]) if (item) items.add(item.id);
		if (change.kind === 'links')
			for (const link of [change.was, change.now]) {
				if (!link) continue;
				links.add(link.id);
				for (const end of [link.from, link.to]) lookAtItem(end);
			}
	}
	for (const id of links) {
		const link = table.links.get(id);
		for (const end of link ? [link.from, link.to] : []) lookAtItem(end);
	}
	const ghosts = regrouped(before, after);
	for (const cell of ghosts.cells) lookAt(cell);
	for (const item of ghosts.items) lookAtItem(item);
	for (const item of items) {
		lookAtItem(item);
		for (const { to } of after.byItem.get(item) ?? []) lookAt(to);
	}
	return { cells, items, links };
}
