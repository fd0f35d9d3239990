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
	/** Once a frame, before anything is drawn; true where that is otherwise than in the frame before. */
	step(now: number, camera: Camera, crowd: Pick<Crowd, 'empty'>): boolean;
}

export function joining(): Joining {
	let joined = false;
	let before: Camera | null = null;
	let movedAt = -Infinity;
	return {
		get joined() {
			return joined;
		},
		step(now, camera, crowd) {
			if (before !== null && before !== camera) movedAt = now;
			before = camera;
			const was = joined;
			joined = now - movedAt < rests && !crowd.empty(now);
			return joined !== was;
		}
	};
}
