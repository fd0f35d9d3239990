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
 * Lets a test read what the board's canvases show: every text drawn since the canvas was last cleared, or covered whole
 * by a ground. Without it a picture could only be compared with another picture.
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
		const { fillText, clearRect, fillRect } = CanvasRenderingContext2D.prototype;
		type Box = Parameters<typeof fillRect>;
		const begins = (ctx: CanvasRenderingContext2D, [x, y, width, height]: Box): void => {
			const from = ctx.getTransform().transformPoint({ x, y });
			const to = ctx.getTransform().transformPoint({ x: x + width, y: y + height });
			const { canvas } = ctx;
			const whole = from.x <= 0 && from.y <= 0 && to.x >= canvas.width - 1 && to.y >= canvas.height - 1;
			if (whole) drawn.set(canvas, []);
		};
		CanvasRenderingContext2D.prototype.clearRect = function (...box) {
			begins(this, box);
			clearRect.apply(this, box);
		};
		CanvasRenderingContext2D.prototype.fillRect = function (...box) {
			begins(this, box);
			fillRect.apply(this, box);
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
