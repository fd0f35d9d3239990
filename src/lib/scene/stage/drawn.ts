import type { Anchor } from '#lib/domain/free.ts';
import { anchorAt } from '../free/anchors.ts';
import type { DrawTool, FreeIntent } from '../free/contract.ts';
import { offsetOf, type Drawing } from '../free/drawing.ts';
import { toWorld, type Point } from '../view/camera.ts';
import type { BoardState } from './state.ts';

/** What a hand that drew comes to. Points are of the screen. */

const nowhere: FreeIntent = { kind: 'nowhere' };

/** A mark put down by one click: what has no size begins there, else its middle is there. */
export function placedAt({ eye, layout, index }: BoardState, tool: DrawTool, point: Point): FreeIntent {
	const at = toWorld(eye.camera, point);
	const half = halfOf(tool);
	const anchor = anchorAt(layout, index, at, { x: at.x - half.x, y: at.y - half.y });
	return anchor ? { kind: 'place', tool, anchor } : nowhere;
}

function halfOf(tool: DrawTool): Point {
	if (tool.kind === 'note') return { x: 80, y: 20 };
	return tool.kind === 'image' ? { x: tool.width / 2, y: tool.height / 2 } : { x: 0, y: 0 };
}

/** A connector let go of; null where it has not left the card it begins at. */
export function connectedAt(
	{ layout, index, eye }: BoardState,
	{ from, start }: Extract<Drawing, { kind: 'connecting' }>,
	point: Point
): FreeIntent | null {
	const at = toWorld(eye.camera, point);
	const to = anchorAt(layout, index, at);
	if (!to) return nowhere;
	const far = Math.hypot(at.x - start.x, at.y - start.y) * eye.camera.z > 24;
	return far || !sameThing(from, to) ? { kind: 'connect', from, to } : null;
}

const sameThing = (a: Anchor, b: Anchor): boolean => a.on === 'card' && b.on === 'card' && a.item === b.item;

/** Where a mark hangs that is being moved; null where it hangs nowhere, as long as it is held. */
export function hungAt(
	{ layout, index }: BoardState,
	drawing: Extract<Drawing, { kind: 'moving' }>,
	done: boolean
): FreeIntent | null {
	const { box, at } = drawing;
	const by = offsetOf(drawing);
	const anchor = anchorAt(layout, index, at, { x: box.origin.x + by.x, y: box.origin.y + by.y });
	if (anchor) return { kind: 'hang', mark: box.id, anchor, done };
	return done ? nowhere : null;
}
