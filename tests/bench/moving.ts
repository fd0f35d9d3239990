import type { Page } from '@playwright/test';
import { BoardPage } from '../browser/board-page.ts';
import { at, ms, type Line } from './figures.ts';
import type { Stage } from './stage.ts';

/** Frames of the whole product while a hand pans and zooms the 625-item board, beside those of a page that does nothing. */
export async function moving({ house, browser }: Stage): Promise<Line[]> {
	const { path } = await house.found('Moved about');
	const empty = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
	await empty.goto('about:blank');
	const context = await house.enter('rob');
	const { page } = await BoardPage.open(context, path);
	const lines = [
		line('an empty page', await frames(empty, { dx: 0, dy: 0, zoom: 0 })),
		line('pan', await frames(page, { dx: 14, dy: 9, zoom: 0 })),
		line('zoom out and in', await frames(page, { dx: 0, dy: 0, zoom: 12 })),
		line('an empty page', await frames(empty, { dx: 0, dy: 0, zoom: 0 }))
	];
	await Promise.all([context.close(), empty.close()]);
	return lines;
}

const line = (what: string, frames: readonly number[]): Line => [
	what,
	`p50 ${ms(at(frames, 0.5))}`,
	`p95 ${ms(at(frames, 0.95))}`,
	`over 25 ms ${((100 * frames.filter((each) => each > 25).length) / frames.length).toFixed(1)} %`
];

interface Turn {
	readonly dx: number;
	readonly dy: number;
	readonly zoom: number;
}

/** Intervals between 240 frames, ms, a wheel turned in each; there and back. */
function frames(page: Page, turn: Turn): Promise<number[]> {
	return page.evaluate(async ({ dx, dy, zoom }) => {
		const board = document.querySelector('.scene');
		const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
		const intervals: number[] = [];
		let before = await frame();
		for (let n = 0; n < 240; n++) {
			const forth = n % 120 < 60 ? 1 : -1;
			const common = { bubbles: true, cancelable: true, clientX: 900, clientY: 500 };
			if (zoom !== 0)
				board?.dispatchEvent(new WheelEvent('wheel', { ...common, ctrlKey: true, deltaY: zoom * forth }));
			else if (dx !== 0 || dy !== 0)
				board?.dispatchEvent(new WheelEvent('wheel', { ...common, deltaX: dx * forth, deltaY: dy * forth }));
			const now = await frame();
			intervals.push(now - before);
			before = now;
		}
		return intervals;
	}, turn);
}
