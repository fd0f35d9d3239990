import type { Rectangle, SceneInput } from '../scene.ts';
import { from } from './lod.ts';

/** The menu on a lane's head is a button over the canvas: here is where it stands, so that what is written ends before it. */

const size = { width: 26, height: 24 } as const;
const gap = 4;
/** Half a line of the largest type on a head. */
const half = 6;

/** Where it stands in a head that is seen at zoom `z`; null where there is none, or no room for one. */
export function menuIn(head: Rectangle, z: number, menus: SceneInput['menus']): Rectangle | null {
	if (menus === undefined || menus === 'none') return null;
	// From afar a lane's head has its count on the right.
	const below = z < from.bar ? 24 : 0;
	// A finger needs a lane as high as its menu's target, or it would have that of the lane below.
	if (head.height < below + (menus === 'finger' ? 44 : size.height + 2)) return null;
	return { ...size, x: head.x + head.width - size.width - gap, y: head.y + below + 1 };
}

/** Where a line of text ends that would reach to `end`, its middle at `y`. */
export const endBefore = (menu: Rectangle | null, y: number, end: number): number =>
	menu && y + half > menu.y && y - half < menu.y + menu.height ? Math.min(end, menu.x - gap) : end;
