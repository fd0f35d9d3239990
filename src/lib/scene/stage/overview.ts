import { paintOverview, scaleOf } from '../paint/overview.ts';
import { inView } from '../view/camera.ts';
import type { BoardState } from './state.ts';

/** Draws the whole board small into a canvas of the page, and moves the camera where that is pressed. */
export function overviewOn(state: BoardState): {
	attach(canvas: HTMLCanvasElement | null): void;
	draw(): void;
} {
	let target: HTMLCanvasElement | null = null;
	let off = new AbortController();
	const draw = (): void => {
		const ctx = target?.getContext('2d');
		if (!target || !ctx) return;
		const ratio = Math.min(window.devicePixelRatio, 2);
		const { clientWidth: width, clientHeight: height } = target;
		if (target.width !== width * ratio) target.width = width * ratio;
		if (target.height !== height * ratio) target.height = height * ratio;
		ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
		paintOverview(
			ctx,
			state.theme,
			state.layout,
			{ width, height },
			inView(state.eye.camera, state.surface.size())
		);
	};
	const go = (from: PointerEvent): void => {
		if (!target || from.buttons !== 1) return;
		const box = target.getBoundingClientRect();
		const scale = scaleOf(state.layout, { width: box.width, height: box.height });
		const { width, height } = state.surface.size();
		const { z } = state.eye.camera;
		state.eye.set({
			x: (from.clientX - box.left - scale.dx) / scale.x - width / 2 / z,
			y: (from.clientY - box.top - scale.dy) / scale.y - height / 2 / z,
			z
		});
		state.schedule.dirty('board', 'live', 'hands');
	};
	return {
		attach(canvas) {
			off.abort();
			off = new AbortController();
			target = canvas;
			canvas?.addEventListener('pointerdown', go, { signal: off.signal });
			canvas?.addEventListener('pointermove', go, { signal: off.signal });
			draw();
		},
		draw
	};
}
