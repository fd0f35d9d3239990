import type { Camera } from '../scene.ts';
import { along, clampCamera, type Extent, type Point, type Viewport } from '../view/camera.ts';

/** The camera and its flights. */
export interface Eye {
	readonly camera: Camera;
	readonly flying: boolean;
	/** Goes up with each `set` and `fly`. */
	readonly moves: number;
	/** At once; ends a flight. */
	set(camera: Camera): void;
	/** The same, for a camera that goes by itself: no move. */
	glide(camera: Camera): void;
	/** Goes along with what is looked at, which was moved by so much; a flight goes on. */
	shift(by: Point): void;
	/** In `duration` ms; at once where that is 0. */
	fly(to: Camera, now: number, duration: number): void;
	/** True while a flight goes on. */
	step(now: number): boolean;
	/** After a change of the board's or the window's size. */
	bound(world: Extent, viewport: Viewport): void;
}

export function eye(): Eye {
	let camera: Camera = { x: 0, y: 0, z: 1 };
	let world: Extent = { width: 0, height: 0 };
	let viewport: Viewport = { width: 1, height: 1 };
	let flight: {
		readonly from: Camera;
		readonly to: Camera;
		readonly start: number;
		readonly duration: number;
	} | null = null;
	let moves = 0;
	const glide = (to: Camera): void => {
		flight = null;
		const next = clampCamera(to, world, viewport);
		// The same camera stays the same object: nobody is told of it again.
		if (next.x !== camera.x || next.y !== camera.y || next.z !== camera.z) camera = next;
	};
	const set = (to: Camera): void => {
		moves += 1;
		glide(to);
	};
	return {
		get camera() {
			return camera;
		},
		get moves() {
			return moves;
		},
		get flying() {
			return flight !== null;
		},
		set,
		glide,
		shift({ x, y }) {
			if (x === 0 && y === 0) return;
			camera = clampCamera({ ...camera, x: camera.x + x, y: camera.y + y }, world, viewport);
		},
		fly(to, now, duration) {
			const target = clampCamera(to, world, viewport);
			moves += 1;
			if (duration === 0) glide(target);
			else flight = { from: camera, to: target, start: now, duration };
		},
		step(now) {
			if (!flight) return false;
			const t = (now - flight.start) / flight.duration;
			camera = along(flight.from, flight.to, t, viewport);
			if (t >= 1) flight = null;
			return flight !== null;
		},
		bound(nextWorld, nextViewport) {
			world = nextWorld;
			viewport = nextViewport;
			camera = clampCamera(camera, world, viewport);
		}
	};
}
