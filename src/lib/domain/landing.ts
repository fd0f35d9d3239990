import type { Effect } from './entries.ts';
import type { ItemEdit, Place, ProposedChange, Target } from './board.ts';
import { isEqual } from './canonical.ts';
import type { ItemId } from './ids.ts';
import { cellKey, placesIn, positionOf } from './lookup.ts';
import { rankBetween, ranks } from './rank.ts';
import type { Table } from './table.ts';

/** What changes would come to, worked out beside the table: it is left alone. */
export interface Landing {
	/** Where an item stands once all of them have happened. */
	readonly placeOf: (item: ItemId) => Place | undefined;
	/** What they do to the board, in order; nothing where they change nothing. */
	readonly effects: readonly Effect[];
}

/** Items taken out of and put into cells so far; only cells that are touched are copied. */
interface Draft {
	readonly table: Table;
	readonly cells: Map<string, Place[]>;
	readonly places: Map<ItemId, Place>;
}

/** Lets changes that fit the table (`unfit`) happen one after the other. */
export function land(table: Table, changes: readonly ProposedChange[]): Landing {
	const draft: Draft = { table, cells: new Map(), places: new Map() };
	const told: Effect[] = [];
	for (const change of changes) {
		if (change.kind === 'edit') told.push(...edited(table, change));
		else {
			if (change.kind === 'add') told.push({ kind: 'added', item: change.item });
			put(draft, change.kind === 'add' ? change.item.id : change.item, change.to);
		}
	}
	for (const place of draft.places.values())
		if (!isSame(place, table.places.get(place.item))) told.push({ kind: 'placed', place });
	return { placeOf: (item) => standing(draft, item), effects: told };
}

const standing = ({ places, table }: Draft, item: ItemId): Place | undefined =>
	places.get(item) ?? table.places.get(item);

const isSame = (a: Place, b: Place | undefined): boolean =>
	b !== undefined && a.rank === b.rank && cellKey(a) === cellKey(b);

function put(draft: Draft, item: ItemId, to: Target): void {
	const was = standing(draft, item);
	const stays = was && cellKey(was) === cellKey(to);
	if (stays && to.after === item) return;
	const left = was ? takeOut(draft, was) : -1;
	const cell = cellOf(draft, to);
	const position = positionBehind(draft, cell, to);
	if (was && stays && position === left) cell.splice(left, 0, was);
	else
		insert(draft, cell, position, {
			item,
			product: to.product,
			team: to.team,
			timebox: to.timebox,
			rank: ''
		});
}

function cellOf({ cells, table }: Draft, at: Place | Target): Place[] {
	const key = cellKey(at);
	const known = cells.get(key);
	if (known) return known;
	const places = placesIn(table, at);
	cells.set(key, places);
	return places;
}

function takeOut(draft: Draft, place: Place): number {
	const cell = cellOf(draft, place);
	const position = positionOf(cell, place);
	cell.splice(position, 1);
	return position;
}

/** An `after` that is gone or stands elsewhere means the end of the cell. */
function positionBehind(draft: Draft, cell: readonly Place[], to: Target): number {
	if (to.after === null) return 0;
	const before = standing(draft, to.after);
	return before && cellKey(before) === cellKey(to) ? positionOf(cell, before) + 1 : cell.length;
}

function insert({ places }: Draft, cell: Place[], position: number, place: Place): void {
	const rank = rankBetween(cell[position - 1]?.rank ?? null, cell[position]?.rank ?? null);
	cell.splice(position, 0, { ...place, rank: rank ?? '' });
	if (rank === null) renew(cell);
	for (const each of rank === null ? cell : cell.slice(position, position + 1)) places.set(each.item, each);
}

/** Gives a whole cell new order keys; its order stays. */
function renew(cell: Place[]): void {
	const fresh = ranks(cell.length);
	for (const [position, place] of cell.entries())
		cell[position] = { ...place, rank: fresh[position] ?? place.rank };
}

const facets = [
	'title',
	'size',
	'stage',
	'status',
	'live',
	'fields'
] as const satisfies readonly (keyof ItemEdit)[];

/** Nothing where every facet says what it said before. */
function edited(table: Table, { item, set }: Extract<ProposedChange, { kind: 'edit' }>): Effect[] {
	const was = table.items.get(item);
	const isNews = facets.some((facet) => set[facet] !== undefined && !isEqual(was?.[facet], set[facet]));
	return isNews ? [{ kind: 'edited', item, set }] : [];
}
