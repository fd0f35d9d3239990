import type { Camera } from '../scene.ts';
import { pace } from '../view/pace.ts';
import { rests } from './joining.ts';
import { drawAll, type BoardState } from './state.ts';

/** Draws coarser on fine screens while the camera moves and frames come too slowly, and fine again when it rests. */
export function sharpnessOf(state: BoardState): { drawn(): void; end(): void } {
	const judged = pace();
	let before: Camera | null = null;
	let timer: ReturnType<typeof setTimeout> | null = null;
	const rest = (): void => {
		timer = null;
		const was = judged.coarse;
		judged.rest();
		if (!was) return;
		state.surface.sharp(true);
		state.painted = null;
		drawAll(state);
	};
	return {
		drawn() {
			const { camera } = state.eye;
			const moved = before !== null && before !== camera;
			before = camera;
			const was = judged.coarse;
			judged.drawn(performance.now(), moved);
			if (judged.coarse && !was) {
				state.surface.sharp(false);
				state.painted = null;
				drawAll(state);
			}
			if (!moved || window.devicePixelRatio <= 1) return;
			if (timer !== null) clearTimeout(timer);
			timer = setTimeout(rest, rests);
		},
		end() {
			if (timer !== null) clearTimeout(timer);
		}
	};
}
