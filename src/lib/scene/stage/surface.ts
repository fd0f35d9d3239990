import type { Viewport } from '../view/camera.ts';
import type { Placing } from './scaled.ts';
import type { Layer } from './scheduler.ts';

/** What the scene draws on: three layers over each other, as large as their container. */
export interface Surface {
	/** CSS pixels. */
	size(): Viewport;
	/**
	 * Draws a layer now, by `paint` on a context that is already scaled to CSS pixels. A `blank` one is not shown until it
	 * is drawn again: a browser hands every canvas of a page on with each frame, also one with nothing on it.
	 */
	draw(layer: Layer, blank: boolean): void;
	/** Puts what was drawn of the board elsewhere, and scaled; null: as it was drawn. To draw it anew does not do so. */
	place(placing: Placing | null): void;
	/** As fine as the screen, up to twice; or one pixel a CSS pixel. What was drawn is gone. */
	sharp(fine: boolean): void;
	destroy(): void;
}

/** Makes a surface: `paint` is called for each draw, `resized` after the container has changed its size. */
export type MakeSurface = (
	container: HTMLElement,
	paint: (layer: Layer, ctx: CanvasRenderingContext2D) => void,
	resized: () => void
) => Surface;
