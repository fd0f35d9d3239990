import type { Camera } from '../scene.ts';
import type { Crowd } from './crowd.ts';

/** Ms after which a camera that has not moved rests. */
export const rests = 120;

/**
 * Whether others' hands are drawn into the board's picture instead of their own. Both change with every frame while the
 * camera goes along, and to show a canvas costs as much as what is drawn on it; while it rests only the hands change.
 */
export interface Joining {
	readonly joined: boolean;
	/** The camera goes along over the board, neither nearer nor farther, and did so in the frame before. */
	readonly panning: boolean;
	/** The camera comes nearer or goes away, and did so just before: what it sees in between is not looked at closely. */
	readonly zooming: boolean;
	/** Once a frame, before anything is drawn; true where any of it is otherwise than in the frame before. */
	step(now: number, camera: Camera, crowd: Pick<Crowd, 'empty'>): boolean;
	/** The camera has come to where it was sent: it does not go on nearer or farther. */
	arrived(): void;
}

export function joining(): Joining {
	let now = { joined: false, panning: false, zooming: false };
	let before: Camera | null = null;
	let movedAt = -Infinity;
	let zoomedAt = -Infinity;
	/** Frames in which the camera moved since it rested or came nearer. */
	let steps = 0;
	/** Steps nearer or farther, one soon after the other: a wheel's single notches lie further apart. */
	let zooms = 0;
	return {
		get joined() {
			return now.joined;
		},
		get panning() {
			return now.panning;
		},
		get zooming() {
			return now.zooming;
		},
		step(at, camera, crowd) {
			const was = now;
			const moved = before !== null && before !== camera;
			if (at - zoomedAt >= rests) zooms = 0;
			if (moved && before?.z !== camera.z) {
				[steps, zoomedAt] = [0, at];
				zooms += 1;
			} else if (moved) steps += 1;
			if (moved) movedAt = at;
			else if (at - movedAt >= rests) steps = 0;
			before = camera;
			now = {
				joined: zooms === 0 && at - movedAt < rests && !crowd.empty(at),
				panning: steps > 1,
				zooming: zooms > 1
			};
			return now.joined !== was.joined || now.panning !== was.panning || now.zooming !== was.zooming;
		},
		arrived() {
			zoomedAt = -Infinity;
		}
	};
}
