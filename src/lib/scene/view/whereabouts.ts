import type { ItemId } from '#lib/domain/ids.ts';
import type { Layout, Rect } from '../layout/boxes.ts';
import type { SceneInput } from '../scene.ts';

/** Where an item is to be looked for: its card, its ghost, or its lane where that is collapsed; null for neither. */
export function rectOfItem(layout: Layout, input: SceneInput | null, item: ItemId): Rect | null {
	const box = layout.cardOf.get(item) ?? layout.ghostsOf.get(item)?.[0];
	if (box) return box;
	const place = input?.table.places.get(item);
	const column = place && layout.columnOf(place.timebox);
	const lane = layout.lanes.find(({ id }) => id === place?.product || id === place?.team);
	return column && lane ? { x: column.x, y: lane.y, width: column.width, height: lane.height } : null;
}

/** The smallest rectangle that holds them all. */
export function around(rects: readonly Rect[]): Rect {
	const x = Math.min(...rects.map((rect) => rect.x));
	const y = Math.min(...rects.map((rect) => rect.y));
	return {
		x,
		y,
		width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
		height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y
	};
}
