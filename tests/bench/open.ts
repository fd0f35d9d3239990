import type { BrowserContext } from '@playwright/test';
import { at, ms, type Line } from './figures.ts';
import type { Stage } from './stage.ts';

interface Opening {
	/** Ms since the navigation began: cards are on the canvas; a key opens the search. */
	readonly painted: number;
	readonly interactive: number;
}

declare global {
	interface Window {
		opening?: Promise<Opening>;
	}
}

/** Opens the 625-item board in a new browser, and again in the same one. */
export async function open({ house }: Stage, rounds = 5): Promise<Line[]> {
	const { path } = await house.found('Opened');
	const first: Opening[] = [];
	const again: Opening[] = [];
	for (let n = 0; n < rounds; n++) {
		const context = await house.enter('rob');
		await timeOpenings(context);
		first.push(await opening(context, path));
		again.push(await opening(context, path));
		await context.close();
	}
	return [line('in a new browser', first), line('again, in the same one', again)];
}

function line(what: string, openings: readonly Opening[]): Line {
	const middle = (of: keyof Opening): string =>
		ms(
			at(
				openings.map((each) => each[of]),
				0.5
			)
		);
	return [what, `first paint ${middle('painted')}`, `interactive ${middle('interactive')}`];
}

async function opening(context: BrowserContext, path: string): Promise<Opening> {
	const page = await context.newPage();
	await page.goto(path);
	const times = await page.evaluate(() => window.opening ?? Promise.reject(new Error('not timed')));
	// Whoever opens it next finds what a browser keeps.
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await page.close();
	return times;
}

/** Notes in the page when a card is first drawn, and from then on presses a key in each frame until it is heard. */
async function timeOpenings(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		window.opening = new Promise((resolve) => {
			let painted = 0;
			// eslint-disable-next-line @typescript-eslint/unbound-method -- called below with the context it is asked on
			const { fillText } = CanvasRenderingContext2D.prototype;
			const press = (): void => {
				if (document.querySelector('[role=dialog]')) resolve({ painted, interactive: performance.now() });
				else {
					window.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
					requestAnimationFrame(press);
				}
			};
			CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
				if (painted === 0 && this.canvas.isConnected && /^KEP-\d+$/.test(text)) {
					painted = -1;
					requestAnimationFrame(() => {
						painted = performance.now();
						press();
					});
				}
				if (most === undefined) fillText.call(this, text, x, y);
				else fillText.call(this, text, x, y, most);
			};
		});
	});
}
