import type { Page } from '@playwright/test';

/** Counts how often any canvas of the page is drawn anew within so many frames. */
export const drawnIn = (page: Page, frames: number): Promise<number> =>
	page.evaluate(async (frames) => {
		// Called with its own canvas below.
		// eslint-disable-next-line @typescript-eslint/unbound-method
		const original = CanvasRenderingContext2D.prototype.clearRect;
		let count = 0;
		CanvasRenderingContext2D.prototype.clearRect = function (...rect) {
			count += 1;
			original.apply(this, rect);
		};
		for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
		CanvasRenderingContext2D.prototype.clearRect = original;
		return count;
	}, frames);
