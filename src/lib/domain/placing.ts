import type { Place, Target } from './board.ts';
import { changed } from './changed.ts';
import type { ItemId } from './ids.ts';
import { cellKey, positionOf } from './lookup.ts';
import { rankBetween, ranks } from './rank.ts';
import type { RecordChange, Table } from './table.ts';

/**
 * The places that change when an item is put where a hand means it to be: its own, and those of the whole cell
 * where its order keys have grown too long. None where it stands there already.
 */
export function put(table: Table, item: ItemId, to: Target): RecordChange[] {
	const was = table.places.get(item);
	const stays = was !== undefined && cellKey(was) === cellKey(to);
	if (stays && to.after === item) return [];
	// Read only: on a large board copying cells would be most of the work.
	const cell = table.index.cells.get(cellKey(to)) ?? [];
	const left = stays ? positionOf(cell, was) : -1;
	const position = positionBehind(table, cell, to);
	// Before itself or behind itself: it stays where it is.
	if (stays && (position === left || position === left + 1)) return [];
	const rank = rankBetween(cell[position - 1]?.rank ?? null, cell[position]?.rank ?? null);
	const { product, team, timebox } = to;
	const place: Place = { item, product, team, timebox, rank: rank ?? '' };
	if (rank !== null) return [changed(table, 'places', item, place)];
	const then = [...cell.slice(0, position), place, ...cell.slice(position)];
	return renewed(
		table,
		then.filter((each) => each !== was)
	);
}

/** An `after` that is gone or stands elsewhere means the end of the cell. */
function positionBehind(table: Table, cell: readonly Place[], to: Target): number {
	if (to.after === null) return 0;
	const before = table.places.get(to.after);
	return before && cellKey(before) === cellKey(to) ? positionOf(cell, before) + 1 : cell.length;
}

/** A whole cell with new order keys; its order stays. */
function renewed(table: Table, cell: readonly Place[]): RecordChange[] {
	const fresh = ranks(cell.length);
	return cell.map((place, position) =>
		changed(table, 'places', place.item, { ...place, rank: fresh[position] ?? place.rank })
	);
}
