import type { Layout } from '../layout/boxes.ts';
import { paintInView, paintOverview, scaleOf } from '../paint/overview.ts';
import { type Extent, inView } from '../view/camera.ts';
import type { BoardState } from './state.ts';

/** Draws the whole board small into a canvas of the page, and moves the camera where that is pressed. */
export function overviewOn(state: BoardState): {
	attach(canvas: HTMLCanvasElement | null): void;
	draw(): void;
} {
	let target: HTMLCanvasElement | null = null;
	let off = new AbortController();
	const specks = specksOf(state, () => draw());
	const draw = (): void => {
		const ctx = target?.getContext('2d');
		if (!target || !ctx) return;
		const ratio = Math.min(window.devicePixelRatio, 2);
		const size = { width: target.clientWidth, height: target.clientHeight };
		if (size.width === 0 || size.height === 0) return;
		fitTo(target, size, ratio);
		ctx.setTransform(1, 0, 0, 1, 0, 0);
		const { layout, canvas } = specks.of(size, ratio);
		ctx.drawImage(canvas, 0, 0);
		ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
		paintInView(ctx, state.theme, layout, size, inView(state.eye.camera, state.surface.size()));
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
	/** After the browser has taken canvases away and given them back empty. */
	const again = (): void => {
		specks.forget();
		draw();
	};
	return {
		attach(canvas) {
			off.abort();
			off = new AbortController();
			target = canvas;
			if (!canvas) specks.forget();
			canvas?.addEventListener('pointerdown', go, { signal: off.signal });
			canvas?.addEventListener('pointermove', go, { signal: off.signal });
			canvas?.addEventListener('contextrestored', again, { signal: off.signal });
			draw();
		},
		draw
	};
}

function fitTo(canvas: HTMLCanvasElement, { width, height }: Extent, ratio: number): void {
	const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
	if (canvas.width !== wide) canvas.width = wide;
	if (canvas.height !== high) canvas.height = high;
}

/** Ms between two pictures of the whole board while it changes. */
const pause = 400;

/** The board in specks, kept as a picture: it is as much work as the board is large, so it is done seldom. */
function specksOf(
	state: BoardState,
	due: () => void
): { of(size: Extent, ratio: number): { layout: Layout; canvas: HTMLCanvasElement }; forget(): void } {
	const canvas = document.createElement('canvas');
	let made: { readonly layout: Layout; readonly key: unknown[]; readonly at: number } | null = null;
	let timer: ReturnType<typeof setTimeout> | null = null;
	const forget = (): void => {
		if (timer !== null) clearTimeout(timer);
		timer = null;
		made = null;
	};
	return {
		forget,
		of(size, ratio) {
			const key = [size.width, size.height, ratio, state.theme];
			const alike = made?.key.every((each, n) => each === key[n]) === true;
			if (made && alike && made.layout === state.layout) return { layout: made.layout, canvas };
			const wait = made && alike ? made.at + pause - performance.now() : 0;
			if (made && wait > 0) {
				timer ??= setTimeout(() => {
					timer = null;
					due();
				}, wait);
				return { layout: made.layout, canvas };
			}
			fitTo(canvas, size, ratio);
			const ctx = canvas.getContext('2d');
			ctx?.setTransform(ratio, 0, 0, ratio, 0, 0);
			if (ctx) paintOverview(ctx, state.theme, state.layout, size);
			made = { layout: state.layout, key, at: performance.now() };
			return { layout: state.layout, canvas };
		}
	};
}
