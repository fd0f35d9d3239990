import { headsFor } from '../layout/measures.ts';
import type { Layout } from '../layout/boxes.ts';
import type { Camera, Sight } from '../scene.ts';
import { zoomRange, type Viewport } from '../view/camera.ts';
import { centred } from '../view/sight.ts';
import { pointOf } from '../view/spots.ts';
import type { BoardState } from './state.ts';

/** What is left of the way to the leader's sight is halved in so many ms. */
const halfLife = 110;
/** How much nearer or farther than the leader a follower on another screen looks. */
const liberty = 2;

/** The camera after somebody else's sight, until this seat moves it. */
export interface Chase {
	/** Goes after this sight from now on; null: no more. */
	after(sight: Sight | null): void;
	readonly on: boolean;
	/** Moves the camera on; true while it is on its way. */
	step(elapsed: number): boolean;
}

export function chase(stateNow: () => BoardState): Chase {
	let sight: Sight | null = null;
	/** Moves of the camera by hand when the chase began. */
	let moves = 0;
	return {
		after(next) {
			const state = stateNow();
			if (next && !sight) moves = state.eye.moves;
			sight = next;
			if (next) state.schedule.wake();
		},
		get on() {
			return sight !== null;
		},
		step(elapsed) {
			const state = stateNow();
			if (!sight || !state.begun) return false;
			if (state.eye.moves !== moves) {
				sight = null;
				state.tell({ kind: 'own-way' });
				return false;
			}
			// Nobody is moved while they hold something.
			if (state.carried || state.frame) return false;
			const to = cameraAfter(state.layout, sight, state.surface.size());
			return to !== null && closer(state, to, elapsed);
		}
	};
}

/** The camera that shows all that is in a sight, in the middle of what the heads leave free; null where it is not drawn. */
export function cameraAfter(layout: Layout, sight: Sight, viewport: Viewport): Camera | null {
	const point = pointOf(layout, sight.spot);
	if (!point) return null;
	const heads = headsFor(viewport);
	const fits = Math.min(
		(viewport.width - heads.width) / sight.width,
		(viewport.height - heads.height) / sight.height
	);
	const by = Math.min(liberty, Math.max(1 / liberty, fits));
	const z = Math.min(zoomRange.max, Math.max(zoomRange.min, sight.zoom * by));
	return centred(point, z, viewport);
}

function closer({ eye, surface, theme }: BoardState, to: Camera, elapsed: number): boolean {
	const from = eye.camera;
	const { width, height } = surface.size();
	const part = theme.flight === 0 ? 1 : 1 - 0.5 ** (elapsed / halfLife);
	const z = from.z * (to.z / from.z) ** part;
	const middleOf = (camera: Camera) => ({
		x: camera.x + width / 2 / camera.z,
		y: camera.y + height / 2 / camera.z
	});
	const [a, b] = [middleOf(from), middleOf(to)];
	const x = a.x + (b.x - a.x) * part - width / 2 / z;
	const y = a.y + (b.y - a.y) * part - height / 2 / z;
	eye.glide(Math.abs(to.z / z - 1) < 0.002 && Math.hypot(x - to.x, y - to.y) * z < 0.5 ? to : { x, y, z });
	const { camera } = eye;
	return camera.x !== from.x || camera.y !== from.y || camera.z !== from.z;
}
