import type { ItemId } from '#lib/domain/ids.ts';
import type { Rect } from '../layout/boxes.ts';
import type { Camera } from '../scene.ts';
import { toWorld, type Point } from '../view/camera.ts';
import type { Index } from '../view/hits.ts';

/** A frame that is being drawn round cards. */
export interface Frame {
	/** Where it was begun, world pixels: it stays on its cards while the board moves. */
	readonly from: Point;
	/** Where the hand is, CSS pixels. */
	readonly at: Point;
	/** What is selected already stays so. */
	readonly add: boolean;
}

/** The frame on the board, world pixels. */
export function rectOfFrame(camera: Camera, { from, at }: Pick<Frame, 'from' | 'at'>): Rect {
	const to = toWorld(camera, at);
	return {
		x: Math.min(from.x, to.x),
		y: Math.min(from.y, to.y),
		width: Math.abs(from.x - to.x),
		height: Math.abs(from.y - to.y)
	};
}

/** The cards the frame touches, and those that were selected before where it adds; ghosts are nobody's to carry. */
export function chosenBy(
	frame: Frame,
	index: Index,
	camera: Camera,
	before: ReadonlySet<ItemId>
): readonly ItemId[] {
	const found = index.within(rectOfFrame(camera, frame));
	const cards = found.flatMap((hit) => (hit.kind === 'card' ? [hit.box.item.id] : []));
	return [...new Set([...(frame.add ? before : []), ...cards])];
}
