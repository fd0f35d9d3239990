import type { Place, ProposedChange } from './board.ts';
import type { ItemId, LinkId, ProductId, ProposalId, TeamId, TimeboxId } from './ids.ts';
import type { RecordChange } from './table.ts';

/**
 * What rules look up by something else than its id. Kept by `write`, so that an act on a board of 10,000
 * items costs what it costs on one of 1,000.
 */
export interface TableIndex {
	/** cell → items standing in it */
	readonly cells: Map<string, Set<ItemId>>;
	/** item → links it is an end of */
	readonly links: Map<ItemId, Set<LinkId>>;
	/** item → open proposals that touch it */
	readonly open: Map<ItemId, Set<ProposalId>>;
	/** key → item */
	readonly keys: Map<string, ItemId>;
}

export const emptyIndex = (): TableIndex => ({
	cells: new Map(),
	links: new Map(),
	open: new Map(),
	keys: new Map()
});

interface Cell {
	readonly product: ProductId;
	readonly team: TeamId;
	readonly timebox: TimeboxId;
}

/** A cell is where a team lane of a product meets a timebox. */
export const cellKey = ({ product, team, timebox }: Cell): string => `${product} ${team} ${timebox}`;

/** The item a change is about. */
export const itemOf = (change: ProposedChange): ItemId =>
	change.kind === 'add' ? change.item.id : change.item;

/** Order inside a cell: by rank, ties by id. Ranks compare as plain strings, never by locale. */
export const byRank = (a: { rank: string; item: ItemId }, b: { rank: string; item: ItemId }): number =>
	a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.item < b.item ? -1 : a.item > b.item ? 1 : 0;

function toggle<K, V>(map: Map<K, Set<V>>, key: K, value: V, present: boolean): void {
	const set = map.get(key);
	if (present) {
		if (set) set.add(value);
		else map.set(key, new Set([value]));
	} else if (set?.delete(value) && set.size === 0) map.delete(key);
}

/** Keeps the index in step with one record's change. */
export function reindex(index: TableIndex, change: RecordChange): void {
	for (const [record, present] of [
		[change.was, false],
		[change.now, true]
	] as const)
		if (record) note(index, { ...change, now: record } as RecordChange, present);
}

function note(index: TableIndex, { kind, now }: RecordChange, present: boolean): void {
	if (!now) return;
	if (kind === 'places') toggle(index.cells, cellKey(now), now.item, present);
	if (kind === 'links') {
		toggle(index.links, now.from, now.id, present);
		toggle(index.links, now.to, now.id, present);
	}
	if (kind === 'proposals' && now.outcome.kind === 'open')
		for (const each of now.changes) toggle(index.open, itemOf(each), now.id, present);
	if (kind === 'items') {
		if (present) index.keys.set(now.key, now.id);
		else index.keys.delete(now.key);
	}
}

/** The places of a cell in order. */
export function placesIn(
	table: { readonly places: ReadonlyMap<string, Place>; readonly index: TableIndex },
	cell: Cell
): Place[] {
	const places: Place[] = [];
	for (const item of table.index.cells.get(cellKey(cell)) ?? []) {
		const place = table.places.get(item);
		if (place) places.push(place);
	}
	return places.sort(byRank);
}
