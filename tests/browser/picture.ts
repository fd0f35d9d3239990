import type { BrowserContext, Page } from '@playwright/test';

/** A piece of text on the board's canvas, and where it begins, in CSS pixels of the page. */
export interface Written {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	/** Which of the board's canvases, from the bottom: the last one is that of other people's hands. */
	readonly layer: number;
}

declare global {
	interface Window {
		/** Put there by `readPictures`; the product knows nothing of it. */
		writtenOnCanvas?: () => Written[];
	}
}

/**
 * Lets a test read what the board's canvases show: every text drawn since the canvas was last cleared. Without it a
 * picture could only be compared with another picture.
 */
export async function readPictures(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		interface Drawn {
			readonly text: string;
			readonly x: number;
			readonly y: number;
		}
		const drawn = new Map<HTMLCanvasElement, Drawn[]>();
		// eslint-disable-next-line @typescript-eslint/unbound-method -- called below with the context it is asked on
		const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
		CanvasRenderingContext2D.prototype.clearRect = function (x, y, width, height) {
			const scale = this.getTransform().a;
			const whole = x <= 0 && y <= 0 && (x + width) * scale >= this.canvas.width - 1;
			if (whole) drawn.set(this.canvas, []);
			clearRect.call(this, x, y, width, height);
		};
		CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
			const at = this.getTransform().transformPoint({ x, y });
			drawn.get(this.canvas)?.push({ text, x: at.x, y: at.y });
			if (most === undefined) fillText.call(this, text, x, y);
			else fillText.call(this, text, x, y, most);
		};
		window.writtenOnCanvas = () =>
			[...drawn].flatMap(([canvas, texts]) => {
				if (!canvas.isConnected) return [];
				const box = canvas.getBoundingClientRect();
				const ratio = canvas.width / Math.max(1, box.width);
				const layer = [...(canvas.parentElement?.children ?? [])].indexOf(canvas);
				return texts.map(({ text, x, y }) => ({
					text,
					layer,
					x: box.left + x / ratio,
					y: box.top + y / ratio
				}));
			});
	});
}

/** Everything written on the board as it is shown now, from the bottom layer up. */
export const written = (page: Page): Promise<Written[]> =>
	page.evaluate(() => window.writtenOnCanvas?.() ?? []);
