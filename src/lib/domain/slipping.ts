import type { ProposedChange, Timebox } from './board.ts';
import { dayOf } from './days.ts';
import { bufferOf } from './emergencies.ts';
import type { ItemId, ProductId } from './ids.ts';
import { itemsOf, placesIn } from './lookup.ts';
import type { Emergency } from './matters.ts';
import { ranked } from './order.ts';
import { theBoard, type Ruling } from './ruling.ts';
import { boardOf, type Table } from './table.ts';
import { inTime } from './time-order.ts';

/**
 * The board's own word where answering an emergency with so many points overflows the product's buffer: the plan is
 * broken, and these items slip. What the emergency and its changes are about stays.
 */
export function broken(
	table: Table,
	{ id: emergency, product, item }: Emergency,
	{ points, changes }: { readonly points: number; readonly changes: readonly ProposedChange[] },
	now: number
): Ruling[] {
	const buffer = bufferOf(table, product);
	const over = buffer.used + points - buffer.points;
	if (points === 0 || over <= 0) return [];
	const spared = new Set([...changes.flatMap(itemsOf), ...(item === null ? [] : [item])]);
	const slips = slipping(table, { product, over, spared, now });
	return [{ by: theBoard, what: { kind: 'plan-broken', emergency, product, over, slipping: slips } }];
}

/** What has to give way once a buffer has overflowed by `over` points. */
export interface Overflow {
	readonly product: ProductId;
	readonly over: number;
	/** Items that the emergency itself is about, which stay. */
	readonly spared: ReadonlySet<ItemId>;
	/** UTC ms; says which timebox is running. */
	readonly now: number;
}

/** The items that slip: the lowest in the product's running timebox whose sizes come to the overflow. Unsized ones count 1. */
export function slipping(table: Table, { product, over, spared, now }: Overflow): ItemId[] {
	const timebox = runningTimebox(table, product, now);
	const slips: ItemId[] = [];
	let freed = 0;
	for (const { item } of timebox ? lowestFirst(table, product, timebox) : []) {
		const size = table.items.get(item)?.size ?? 1;
		if (freed >= over) break;
		if (spared.has(item) || size === 0) continue;
		slips.push(item);
		freed += size;
	}
	return slips;
}

/**
 * The timebox it is by date. On a board without any dates nobody knows which one runs, so it is the one that holds
 * most of the product, the later of equals, as the board itself opens there; on one whose dates are over, the first
 * in which the product has anything.
 */
export function runningTimebox(table: Table, product: ProductId, now: number): Timebox | undefined {
	const day = dayOf(now, boardOf(table)?.zone ?? 'UTC');
	const boxes = inTime(table);
	const dated = boxes.find(
		({ starts, ends }) => starts !== null && ends !== null && starts <= day && day <= ends
	);
	if (dated) return dated;
	const holding = boxes
		.map((box) => ({ box, count: lowestFirst(table, product, box).length }))
		.filter(({ count }) => count > 0);
	const named = holding.filter(({ box }) => !box.undated);
	const anyDates = boxes.some(({ starts, ends }) => starts !== null || ends !== null);
	if (anyDates || named.length === 0) return holding[0]?.box;
	return named.reduce((best, each) => (each.count >= best.count ? each : best)).box;
}

/** A product's items in a timebox, by how far down they stand in their team's cell; of equals the lower team's first. */
export function lowestFirst(table: Table, product: ProductId, timebox: Timebox) {
	return ranked(table.teams.values())
		.flatMap(({ id: team }, lane) =>
			placesIn(table, { product, team, timebox: timebox.id }).map(({ item }, depth) => ({
				item,
				depth,
				lane
			}))
		)
		.sort((a, b) => b.depth - a.depth || b.lane - a.lane);
}
