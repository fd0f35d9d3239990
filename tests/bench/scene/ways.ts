import type { Page } from '@playwright/test';
import type { Frames } from './frames.ts';
import { runOf, type Run } from './measure.ts';

/** What any canvas offers that is moved about on: ours, or another's. */
export interface Moved {
	readonly frames: Frames;
	/** Top left of the world in view, and the zoom; the number of the frame. */
	look(x: number, y: number, z: number, frame: number): void;
}

/** The ways a camera is moved, the same for every canvas. */
export const ways: readonly { readonly name: string; readonly run: (page: Page) => Promise<Run> }[] = [
	...[1, 0.5, 0.3, 0.12].map((z) => ({
		name: `pan at ${String(100 * z)} %`,
		run: (page: Page) => pan(page, z)
	})),
	{ name: 'zoom in and out', run: (page) => zoom(page) }
];

/** Along both axes at once, as a hand drags a board about, there and back. */
const pan = (page: Page, z: number): Promise<Run> =>
	runOf(
		page,
		(zoomed) => {
			const stand: Moved = window.stand;
			stand.look(0, 0, zoomed, 0);
			return stand.frames(120, (frame) => {
				const way = frame < 60 ? frame : 120 - frame;
				stand.look((way * 14) / zoomed, (way * 9) / zoomed, zoomed, frame);
			});
		},
		z
	);

/** From nearly the whole board to single cards and back, twice: every level of detail. */
const zoom = (page: Page): Promise<Run> =>
	runOf(
		page,
		(least) => {
			const stand: Moved = window.stand;
			return stand.frames(120, (frame) =>
				stand.look(2000, 1500, least ** (1 - Math.abs(Math.sin((frame / 120) * Math.PI * 2))), frame)
			);
		},
		0.1
	);
