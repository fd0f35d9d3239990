import type { Page } from '@playwright/test';

/** Counts how often any canvas of the page is drawn anew within so many frames. */
export const drawnIn = (page: Page, frames: number): Promise<number> =>
	page.evaluate(async (frames) => {
		const prototype = CanvasRenderingContext2D.prototype;
		const original = Object.getOwnPropertyDescriptor(prototype, 'clearRect') ?? {};
		let count = 0;
		const counted = function (this: CanvasRenderingContext2D, ...rect: unknown[]) {
			count += 1;
			Reflect.apply(original.value as () => void, this, rect);
		};
		Object.defineProperty(prototype, 'clearRect', { ...original, value: counted });
		for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
		Object.defineProperty(prototype, 'clearRect', original);
		return count;
	}, frames);
