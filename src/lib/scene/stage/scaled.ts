import type { Rect } from '../layout/boxes.ts';
import { headsFor } from '../layout/measures.ts';
import type { Camera } from '../scene.ts';
import type { Viewport } from '../view/camera.ts';
import type { Detail } from '../view/lod.ts';
import type { BoardState } from './state.ts';

/** The board as it was painted last: from where, in what detail, and all that it was made from. */
export interface Painted {
	readonly camera: Camera;
	readonly detail: Detail;
	/** Ms of the page's clock. */
	readonly at: number;
	readonly of: readonly unknown[];
}

/** How a picture is put before the eye: scaled from its top left corner, which then goes to `x`, `y`, CSS pixels. */
export interface Placing {
	readonly x: number;
	readonly y: number;
	readonly scale: number;
}

/** Nearer than `most` a picture is too coarse, and farther away than `least` too little of the screen is covered by it. */
const range = { least: 0.8, most: 1.25 } as const;
/** The same for a picture that is not yet so many ms old: nobody reads while all goes by so fast. */
const passing = { least: 0.65, most: 1.6, age: 150 } as const;

/** What a picture that is taken now from `camera` is made from. */
export const paintedNow = (state: BoardState, camera: Camera, detail: Detail): Painted | null =>
	state.joining.joined || state.motions.moving || !state.parting.still
		? null
		: { camera, detail, at: performance.now(), of: madeFrom(state) };

/**
 * How the picture painted last stands for the board while the camera comes nearer or goes away; null where the board is to
 * be painted: it is another board by now, or too far from what was painted.
 */
export function scaledNow(state: BoardState): Placing | null {
	const { painted, joining, motions, parting, eye } = state;
	if (!painted || !joining.zooming || motions.moving || !parting.still) return null;
	const { camera } = eye;
	const scale = camera.z / painted.camera.z;
	const { least, most } = performance.now() - painted.at < passing.age ? passing : range;
	if (scale < least || scale > most) return null;
	const made = madeFrom(state);
	if (painted.of.some((each, n) => each !== made[n])) return null;
	const { x, y } = painted.camera;
	return { scale, x: (x - camera.x) * camera.z, y: (y - camera.y) * camera.z };
}

function madeFrom({ theme, input, layout, crowd, carried, drawing, surface }: BoardState): unknown[] {
	const { width, height } = surface.size();
	return [theme, input, layout, [...crowd.carried].join(' '), carried, drawing, width, height];
}

/** What of the screen the picture does not cover: beside it, above and below, CSS pixels. */
export function uncovered(viewport: Viewport, { x, y, scale }: Placing): readonly Rect[] {
	const head = headsFor(viewport);
	const { width: right, height: bottom } = viewport;
	const inner = {
		left: Math.max(head.width, Math.ceil(x + head.width * scale)),
		top: Math.max(head.height, Math.ceil(y + head.height * scale)),
		right: Math.min(right, Math.floor(x + right * scale)),
		bottom: Math.min(bottom, Math.floor(y + bottom * scale))
	};
	const box = (left: number, top: number, to: number, down: number): Rect => ({
		...{ x: left, y: top, width: to - left, height: down - top }
	});
	return [
		box(head.width, head.height, right, inner.top),
		box(head.width, inner.bottom, right, bottom),
		box(head.width, inner.top, inner.left, inner.bottom),
		box(inner.right, inner.top, right, inner.bottom)
	].filter(({ width, height }) => width > 0 && height > 0);
}
