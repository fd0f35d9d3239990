import RBush from 'rbush';
import type { CardBox, GhostBox, LaneBox, Layout, Rect, RowBox } from '../layout/boxes.ts';
import { sizes } from '../layout/measures.ts';
import type { Point } from './camera.ts';

/** A card or a ghost, as the index knows it. */
export type Hit =
	{ readonly kind: 'card'; readonly box: CardBox } | { readonly kind: 'ghost'; readonly box: GhostBox };

interface Entry {
	readonly minX: number;
	readonly minY: number;
	readonly maxX: number;
	readonly maxY: number;
	readonly hit: Hit;
}

/** What lies where, in world pixels. */
export interface Index {
	/** The card or ghost under a point, `slack` world pixels around it forgiven; a ghost before a card. */
	at(point: Point, slack: number): Hit | null;
	/** Everything that touches `rect`. */
	within(rect: Rect): Hit[];
}

const entry = (hit: Hit): Entry => {
	const { x, y, width, height } = hit.box;
	return { minX: x, minY: y, maxX: x + width, maxY: y + height, hit };
};

/** Distance of a point from a rectangle; 0 inside. */
const away = (point: Point, box: Rect): number =>
	Math.hypot(
		Math.max(box.x - point.x, 0, point.x - box.x - box.width),
		Math.max(box.y - point.y, 0, point.y - box.y - box.height)
	);

/** Indexes all cards and ghosts of a layout. */
export function indexOf(layout: Layout): Index {
	const tree = new RBush<Entry>();
	tree.load([
		...layout.cards.map((box) => entry({ kind: 'card', box })),
		...layout.ghosts.map((box) => entry({ kind: 'ghost', box }))
	]);
	return {
		at({ x, y }, slack) {
			const found = tree.search({ minX: x - slack, minY: y - slack, maxX: x + slack, maxY: y + slack });
			const near = found.sort((a, b) => away({ x, y }, a.hit.box) - away({ x, y }, b.hit.box));
			return near[0]?.hit ?? null;
		},
		within: ({ x, y, width, height }) =>
			tree.search({ minX: x, minY: y, maxX: x + width, maxY: y + height }).map(({ hit }) => hit)
	};
}

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
