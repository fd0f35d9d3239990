import type { Target } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { CellBox, Column, Layout, Rect, RowBox } from '../layout/boxes.ts';
import { sizes } from '../layout/measures.ts';
import type { Spot } from '../scene.ts';
import type { Point } from './camera.ts';
import { columnAt, rowAt } from './hits.ts';

/** Where a team lane meets a timebox, whether or not anything stands there. */
interface Place {
	readonly row: RowBox;
	readonly column: Column;
}

/** The cell under a point of the world; null over nothing (a collapsed lane, the margin). */
export function placeAt(layout: Layout, point: Point): Place | null {
	const row = rowAt(layout, point.y);
	const column = layout.columns[columnAt(layout, point.x)];
	return row && column ? { row, column } : null;
}

export const rectOfPlace = ({ row, column }: Place): Rect => ({
	x: column.x,
	y: row.y,
	width: column.width,
	height: row.height
});

/** The row and column a target names; null where that row is not drawn. */
export function placeOf(layout: Layout, { product, team, timebox }: Omit<Target, 'after'>): Place | null {
	const column = layout.columns.find((each) => each.timebox.id === timebox);
	for (const lane of layout.lanes)
		for (const row of lane.rows)
			if (column && row.product === product && row.team === team) return { row, column };
	return null;
}

/** A point of the world in terms that hold for every seat. */
export function spotAt(layout: Layout, point: Point): Spot | null {
	const place = placeAt(layout, point);
	if (!place) return null;
	const { row, column } = place;
	return {
		product: row.product,
		team: row.team,
		timebox: column.timebox.id,
		fx: (point.x - column.x) / column.width,
		fy: (point.y - row.y) / row.height
	};
}

/** The point of the world a spot means here; in a collapsed lane its middle, null where nothing of it is drawn. */
export function pointOf(layout: Layout, spot: Spot): Point | null {
	const place = placeOf(layout, spot);
	if (place)
		return {
			x: place.column.x + spot.fx * place.column.width,
			y: place.row.y + spot.fy * place.row.height
		};
	const column = layout.columns.find((each) => each.timebox.id === spot.timebox);
	const lane = layout.lanes.find(({ id }) => id === spot.product || id === spot.team);
	if (!column || !lane) return null;
	return { x: column.x + spot.fx * column.width, y: lane.y + lane.height / 2 };
}

/** Where a card lands that is let go at `point`: behind the last card of its cell that lies before the point. */
export function targetAt(layout: Layout, point: Point, carried: ItemId | null): Target | null {
	const place = placeAt(layout, point);
	if (!place) return null;
	const { row, column } = place;
	return {
		product: row.product,
		team: row.team,
		timebox: column.timebox.id,
		after: after(row.cells[column.index] ?? null, point, carried)
	};
}

function after(cell: CellBox | null, point: Point, carried: ItemId | null): ItemId | null {
	let last: ItemId | null = null;
	for (const card of cell?.cards ?? []) {
		const above = card.y + card.height + sizes.gap / 2 < point.y;
		const left = card.y - sizes.gap / 2 < point.y && card.x + card.width / 2 < point.x;
		if ((above || left) && card.item.id !== carried) last = card.item.id;
	}
	return last;
}

/** Where the gap for a card behind `after` opens: a caret's rectangle, in world pixels. */
export function caretOf(layout: Layout, target: Target): Rect | null {
	const place = placeOf(layout, target);
	if (!place) return null;
	const { row, column } = place;
	const { inset, gap, card } = sizes;
	const before = target.after === null ? undefined : layout.cardOf.get(target.after);
	const first = row.cells[column.index]?.cards[0];
	if (before)
		return { x: before.x + before.width + gap / 2 - 1, y: before.y, width: 2, height: before.height };
	return { x: column.x + inset - gap / 2 - 1, y: first?.y ?? row.y + inset, width: 2, height: card.height };
}

/** The cell one step of an arrow key away; null at the edge of the board. */
export function stepFrom(layout: Layout, { row, column }: Place, dx: number, dy: number): Place | null {
	const rows = layout.lanes.flatMap((lane) => lane.rows);
	const next = rows[rows.indexOf(row) + dy];
	const beside = layout.columns[column.index + dx];
	return next && beside ? { row: next, column: beside } : null;
}
