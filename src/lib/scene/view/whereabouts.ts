import type { ItemId } from '#lib/domain/ids.ts';
import type { Layout, Rect } from '../layout/boxes.ts';
import { headsFor } from '../layout/measures.ts';
import type { Camera, Rectangle, SceneInput } from '../scene.ts';
import type { Viewport } from './camera.ts';

/** Where an item is to be looked for: its card, its ghost, or its lane where that is collapsed; null for neither. */
export function rectOfItem(layout: Layout, input: SceneInput | null, item: ItemId): Rect | null {
	const box = layout.cardOf.get(item) ?? layout.ghostsOf.get(item)?.[0];
	if (box) return box;
	const place = input?.table.places.get(item);
	const column = place && layout.columnOf(place.timebox);
	const lane = layout.lanes.find(({ id }) => id === place?.product || id === place?.team);
	return column && lane ? { x: column.x, y: lane.y, width: column.width, height: lane.height } : null;
}

/** Where the head of a lane or column is seen; null: it is out of view. */
export function rectOfHead(layout: Layout, camera: Camera, room: Viewport, of: string): Rectangle | null {
	const heads = headsFor(room);
	const lane = layout.lanes.find(({ id }) => id === of);
	if (lane) {
		const y = Math.max(heads.height, (lane.y - camera.y) * camera.z);
		const bottom = Math.min(room.height, (lane.y + lane.height - camera.y) * camera.z);
		return bottom > y ? { x: 0, y, width: heads.width, height: bottom - y } : null;
	}
	const column = layout.columns.find(({ timebox }) => timebox.id === of);
	if (!column) return null;
	const x = Math.max(heads.width, (column.x - camera.x) * camera.z);
	const right = Math.min(room.width, (column.x + column.width - camera.x) * camera.z);
	return right > x ? { x, y: 0, width: right - x, height: heads.height } : null;
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
