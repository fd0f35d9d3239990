import type { ItemId } from '#lib/domain/ids.ts';
import type { Layout, Rect } from '../layout/boxes.ts';
import { inOrder, placeMarks } from '../free/place.ts';
import { headsFor, sizes } from '../layout/measures.ts';
import type { Picture } from '../paint/picture.ts';
import type { Camera, SceneInput } from '../scene.ts';
import type { Viewport } from '../view/camera.ts';
import { columnAt, indexOf, type Index } from '../view/hits.ts';
import { detailAt } from '../view/lod.ts';
import { around, rectOfItem } from '../view/whereabouts.ts';

/** A board laid out to be exported. */
export interface Laid {
	readonly layout: Layout;
	readonly index: Index;
	readonly input: SceneInput;
}

/** In a picture there is nothing to press. */
export const laid = (layout: Layout, input: SceneInput): Laid => ({
	layout,
	index: indexOf(layout),
	input: { ...input, menus: 'none' }
});

/** Free ground right of and below what is shown. */
const edge = 12;
/** An empty board is still a picture. */
const least = { width: 480, height: 160 } as const;

/** All of the board, in world pixels. */
export const wholeOf = ({ width, height }: Layout): Rect => ({
	x: 0,
	y: 0,
	width: Math.max(least.width, width - sizes.margin + edge),
	height: Math.max(least.height, height - sizes.margin + edge)
});

/** Around the given items: whole columns, so that their heads can be read, and a little air; null where none is drawn. */
export function regionOf(layout: Layout, input: SceneInput, items: Iterable<ItemId>): Rect | null {
	const rects = [...items].flatMap((item) => rectOfItem(layout, input, item) ?? []);
	if (rects.length === 0) return null;
	const { x, y, width, height } = around(rects);
	const first = layout.columns[columnAt(layout, x)];
	const last = layout.columns[columnAt(layout, x + width - 1)];
	const left = first?.x ?? x;
	const right = last ? last.x + last.width : x + width;
	const row = layout.lanes.flatMap((lane) => lane.rows).findLast((each) => each.y <= y);
	// From where its row begins, or else through the gap: what stands above is not cut through.
	const top = row && y - row.y <= sizes.inset + edge ? row.y : Math.max(0, y - sizes.gap / 2);
	return {
		x: left,
		y: top,
		width: right - left,
		height: Math.max(least.height, y + height - top + 3 * edge)
	};
}

/** A part of the world with the heads along it, at zoom `z`, as large as it comes out. */
export function pictureOf(
	board: Laid,
	region: Rect,
	z: number,
	heads = headsFor({ width: region.width * z + headsFor({ width: 720 }).width })
): Picture {
	const viewport = {
		width: Math.ceil(region.width * z + heads.width),
		height: Math.ceil(region.height * z + heads.height)
	};
	const camera = { x: region.x - heads.width / z, y: region.y - heads.height / z, z };
	return { ...seenFrom(board, camera, viewport), heads };
}

/** What a camera sees. */
export const seenFrom = (board: Laid, camera: Camera, viewport: Viewport): Picture => ({
	...board,
	camera,
	viewport,
	heads: headsFor(viewport),
	detail: detailAt(camera.z, null),
	moving: () => null,
	marks: placeMarks(board.layout, inOrder(board.input.free?.all.values() ?? [])),
	carried: new Set()
});
