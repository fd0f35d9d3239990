import { headsFor } from '../layout/measures.ts';
import type { Point, Viewport } from '../view/camera.ts';

/** Within so many CSS pixels of the edge a carried card makes the board follow, at most so fast a frame of 16 ms. */
const band = 36;
const speed = 16;

/** CSS pixels the board should move in `elapsed` ms while a card is carried at `point`. */
export function pullAt(point: Point, viewport: Viewport, elapsed: number): Point {
	const pull = (at: number, from: number, to: number): number => {
		if (at < from + band) return -Math.min(1, (from + band - at) / band);
		if (at > to - band) return Math.min(1, (at - (to - band)) / band);
		return 0;
	};
	const heads = headsFor(viewport);
	const step = speed * Math.min(3, elapsed / 16);
	return {
		x: pull(point.x, heads.width, viewport.width) * step,
		y: pull(point.y, heads.height, viewport.height) * step
	};
}
