import type { Camera } from '../scene.ts';
import type { Crowd } from './crowd.ts';

/** Ms after which a camera that has not moved rests. */
export const rests = 120;

/**
 * Whether others' hands are drawn into the board's picture instead of their own. Both change with every frame while the
 * camera moves, and to show a canvas costs as much as what is drawn on it; while it rests only the hands change.
 */
export interface Joining {
	readonly joined: boolean;
	/** The camera goes along over the board, neither nearer nor farther, and did so in the frame before. */
	readonly panning: boolean;
	/** Once a frame, before anything is drawn; true where either is otherwise than in the frame before. */
	step(now: number, camera: Camera, crowd: Pick<Crowd, 'empty'>): boolean;
}

export function joining(): Joining {
	let joined = false;
	let before: Camera | null = null;
	let movedAt = -Infinity;
	/** Frames in which the camera moved since it rested or came nearer. */
	let steps = 0;
	return {
		get joined() {
			return joined;
		},
		get panning() {
			return steps > 1;
		},
		step(now, camera, crowd) {
			const was = { joined, panning: steps > 1 };
			if (before !== null && before !== camera) {
				movedAt = now;
				steps = before.z === camera.z ? steps + 1 : 0;
			} else if (now - movedAt >= rests) steps = 0;
			before = camera;
			joined = now - movedAt < rests && !crowd.empty(now);
			return joined !== was.joined || steps > 1 !== was.panning;
		}
	};
}
