import type { CardBox, CellBox, Column, GhostBox, LaneBox, Layout, Rect, RowBox } from '../layout/boxes.ts';
import { sizes } from '../layout/measures.ts';
import type { Point } from './camera.ts';

/** A card or a ghost, as the index knows it. */
export type Hit =
	{ readonly kind: 'card'; readonly box: CardBox } | { readonly kind: 'ghost'; readonly box: GhostBox };

/** What lies where, in world pixels. */
export interface Index {
	/** The card or ghost under a point, `slack` world pixels around it forgiven; a ghost before a card. */
	at(point: Point, slack: number): Hit | null;
	/** Everything that touches `rect`. */
	within(rect: Rect): Hit[];
}

/** Distance of a point from a rectangle; 0 inside. */
const away = (point: Point, box: Rect): number =>
	Math.hypot(
		Math.max(box.x - point.x, 0, point.x - box.x - box.width),
		Math.max(box.y - point.y, 0, point.y - box.y - box.height)
	);

/**
 * The index of a layout is the layout: lanes, rows and columns lie in order, and so do the lines of cards in a cell, so
 * what touches a rectangle is found by halving. Nothing has to be kept in step with anything.
 */
export function indexOf(layout: Layout): Index {
	return {
		at(point, slack) {
			const around = { x: point.x - slack, y: point.y - slack, width: 2 * slack, height: 2 * slack };
			const near = hitsIn(layout, around).sort((a, b) => away(point, a.box) - away(point, b.box));
			return near[0] ?? null;
		},
		within: (rect) => hitsIn(layout, rect)
	};
}

function hitsIn(layout: Layout, rect: Rect): Hit[] {
	const hits: Hit[] = [];
	for (const cell of cellsIn(layout, rect)) {
		for (const box of boxesIn(cell.cards, rect)) hits.push({ kind: 'card', box });
		if (cell.proposed > 0) for (const box of boxesIn(cell.ghosts, rect)) hits.push({ kind: 'ghost', box });
	}
	return hits;
}

/** Rows that touch `rect`, from the top down. */
export function rowsIn({ lanes }: Layout, { y, height }: Rect): RowBox[] {
	const rows: RowBox[] = [];
	for (let n = Math.max(0, lastFrom(lanes, y, top)); n < lanes.length; n++) {
		const lane = lanes[n];
		if (!lane || lane.y > y + height) break;
		for (let k = Math.max(0, lastFrom(lane.rows, y, top)); k < lane.rows.length; k++) {
			const row = lane.rows[k];
			if (!row || row.y > y + height) break;
			if (row.y + row.height >= y) rows.push(row);
		}
	}
	return rows;
}

/** Lanes that touch `rect`, from the top down. */
export function lanesIn({ lanes }: Layout, { y, height }: Rect): LaneBox[] {
	const first = Math.max(0, lastFrom(lanes, y, top));
	const last = lastFrom(lanes, y + height, top);
	return lanes.slice(first, last + 1).filter((lane) => lane.y + lane.height >= y);
}

/** Columns that touch `rect`, from the left. */
export function columnsIn({ columns }: Layout, { x, width }: Rect): Column[] {
	const first = Math.max(0, lastFrom(columns, x, left));
	const last = lastFrom(columns, x + width, left);
	return columns.slice(first, last + 1).filter((column) => column.x + column.width >= x);
}

/** Cells that touch `rect` and hold anything. */
export function cellsIn(layout: Layout, rect: Rect): CellBox[] {
	const columns = columnsIn(layout, rect);
	const cells: CellBox[] = [];
	for (const row of rowsIn(layout, rect))
		for (const { index } of columns) {
			const cell = row.cells[index];
			if (cell) cells.push(cell);
		}
	return cells;
}

/** Those of a cell's boxes, which lie in lines from the top down, that touch `rect`. */
function boxesIn<T extends Rect>(boxes: readonly T[], rect: Rect): T[] {
	const found: T[] = [];
	const { x, y, width, height } = rect;
	for (let n = lastFrom(boxes, y, bottom) + 1; n < boxes.length; n++) {
		const box = boxes[n];
		if (!box || box.y > y + height) break;
		if (box.x <= x + width && box.x + box.width >= x) found.push(box);
	}
	return found;
}

const top = ({ y }: { readonly y: number }): number => y;
const left = ({ x }: { readonly x: number }): number => x;
/** Just above the lower edge, so that a box whose edge is touched is found. */
const bottom = ({ y, height }: Rect): number => y + height + 1e-6;

/** The last of a sorted run of boxes that begins at or before `at`; −1 before the first. */
function lastFrom<T>(boxes: readonly T[], at: number, start: (box: T) => number): number {
	let low = 0;
	let high = boxes.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const box = boxes[middle];
		if (box !== undefined && start(box) <= at) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** Index of the column under world `x`, or −1. */
export function columnAt(layout: Layout, x: number): number {
	const index = lastFrom(layout.columns, x, (column) => column.x);
	const column = layout.columns[index];
	return column && x < column.x + column.width ? index : -1;
}

/** The lane under world `y`; the seam below a lane belongs to it. */
export function laneAt(layout: Layout, y: number): LaneBox | null {
	const lane = layout.lanes[lastFrom(layout.lanes, y, (each) => each.y)];
	return lane && y < lane.y + lane.height + sizes.seam ? lane : null;
}

/** The team lane under world `y`. */
export function rowAt(layout: Layout, y: number): RowBox | null {
	const lane = laneAt(layout, y);
	return lane?.rows[lastFrom(lane.rows, y, (row) => row.y)] ?? null;
}
