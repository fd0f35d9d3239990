import type { Page } from '@playwright/test';

/** Counts how often any canvas of the page is drawn on within so many frames: cleared, or covered by a ground. */
export const drawnIn = (page: Page, frames: number): Promise<number> =>
	page.evaluate(async (frames) => {
		const { prototype } = CanvasRenderingContext2D;
		let count = 0;
		const counted = (name: 'clearRect' | 'fillRect'): (() => void) => {
			const original = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
			const value = function (this: CanvasRenderingContext2D, ...box: unknown[]): void {
				count += 1;
				Reflect.apply(original.value as () => void, this, box);
			};
			Object.defineProperty(prototype, name, { ...original, value });
			return () => void Object.defineProperty(prototype, name, original);
		};
		const back = [counted('clearRect'), counted('fillRect')];
		for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
		for (const each of back) each();
		return count;
	}, frames);
