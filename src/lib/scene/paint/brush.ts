import type { Theme } from '../theme.ts';
import type { Rect } from '../layout/boxes.ts';
import type { TextBook } from './text.ts';

/**
 * What painters may ask of a canvas. The screen offers all of it and more; an exported picture exactly this
 * (`export/recorder.ts`), so that whatever is painted can be exported.
 */
export type Canvas = Pick<
	CanvasRenderingContext2D,
	| 'save'
	| 'restore'
	| 'translate'
	| 'scale'
	| 'rotate'
	| 'beginPath'
	| 'closePath'
	| 'moveTo'
	| 'lineTo'
	| 'quadraticCurveTo'
	| 'bezierCurveTo'
	| 'arc'
	| 'arcTo'
	| 'rect'
	| 'roundRect'
	| 'fill'
	| 'stroke'
	| 'clip'
	| 'fillRect'
	| 'strokeRect'
	| 'fillText'
	| 'setLineDash'
	| 'fillStyle'
	| 'strokeStyle'
	| 'globalAlpha'
	| 'globalCompositeOperation'
	| 'lineWidth'
	| 'lineCap'
	| 'lineJoin'
	| 'font'
	| 'textAlign'
	| 'textBaseline'
	| 'shadowColor'
	| 'shadowBlur'
	| 'shadowOffsetY'
> & {
	/** Painters put pictures upright, where they tell their whole size. */
	drawImage(image: HTMLImageElement, x: number, y: number, width: number, height: number): void;
};

/** What every painter holds: a canvas, the colours, and texts already measured. */
export interface Brush {
	readonly ctx: Canvas;
	readonly theme: Theme;
	readonly text: TextBook;
}

const fonts = new Map<string, Map<number, string>>();

/** `font` of a canvas at a size in the current pixels; put together once, for it is asked for with every text. */
export function fontOf({ font }: Pick<Theme, 'font'>, size: number, weight = 400): string {
	const sizes = fonts.get(font) ?? new Map<number, string>();
	if (sizes.size === 0) fonts.set(font, sizes);
	const key = weight * 4096 + size;
	const known = sizes.get(key);
	if (known !== undefined) return known;
	// Far out sizes follow the zoom: any number of them may come by.
	if (sizes.size > 400) sizes.clear();
	const made = `${String(weight)} ${String(size)}px ${font}`;
	sizes.set(key, made);
	return made;
}

/** Begins a path of one rounded rectangle. */
export function roundPath(ctx: Canvas, { x, y, width, height }: Rect, radius: number | number[]): void {
	ctx.beginPath();
	ctx.roundRect(x, y, width, height, radius);
}

interface Writing {
	readonly size: number;
	readonly weight?: number;
	readonly colour: string;
	readonly align?: CanvasTextAlign;
	/** Cuts the text with an ellipsis. */
	readonly width?: number;
}

/** Writes one line with its middle at `y`; returns how wide it came out. */
export function write(brush: Brush, text: string, x: number, y: number, how: Writing): number {
	const { ctx, theme } = brush;
	const font = fontOf(theme, how.size, how.weight);
	const shown = how.width === undefined ? text : brush.text.clip(text, font, how.width);
	if (shown === '') return 0;
	ctx.font = font;
	ctx.fillStyle = how.colour;
	ctx.textAlign = how.align ?? 'left';
	ctx.textBaseline = 'alphabetic';
	// Capitals are 0.72 of the size in the fonts used: this puts their middle on `y`.
	ctx.fillText(shown, x, y + how.size * 0.36);
	return brush.text.width(shown, font);
}

/** Runs `draw` with everything restored after it. */
export function inside(ctx: Canvas, draw: () => void): void {
	ctx.save();
	draw();
	ctx.restore();
}
