import type { Place } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';

/** Where each item stood when the board was laid out: what changed since the last whole copy lies over that copy. */
export interface Where {
	readonly base: ReadonlyMap<string, Place>;
	readonly over: ReadonlyMap<string, Place | null>;
}

/** More than this lying over it, and the copy is made anew: a step then costs little, and all together one copy. */
const most = 500;

export const whereAll = (table: Table): Where => ({ base: new Map(table.places), over: new Map() });

/** The same after some items may have moved. */
export function whereAfter(table: Table, before: Where, items: ReadonlySet<ItemId>): Where {
	if (items.size === 0) return before;
	if (before.over.size + items.size > most) return whereAll(table);
	const over = new Map(before.over);
	for (const item of items) over.set(item, table.places.get(item) ?? null);
	return { base: before.base, over };
}

export function placedAt({ base, over }: Where, item: ItemId): Place | null {
	const later = over.get(item);
	return later === undefined ? (base.get(item) ?? null) : later;
}
