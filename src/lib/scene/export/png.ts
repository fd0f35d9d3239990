import type { Picture } from '../paint/picture.ts';
import type { TextBook } from '../paint/text.ts';
import type { Theme } from '../theme.ts';
import type { Extent } from '../view/camera.ts';
import { paintSlowly, type Breathe } from './paint-slowly.ts';

/** More than this a browser refuses, or takes and gives nothing back. */
const most = { side: 16_384, pixels: 64_000_000 } as const;

const number = new Intl.NumberFormat('en');

/** The largest scale at which a picture of this size can be made, in tenths. */
const largest = ({ width, height }: Extent): number =>
	Math.floor(
		10 * Math.min(most.side / width, most.side / height, Math.sqrt(most.pixels / (width * height)))
	) / 10;

/** Why a picture can't be made so large, with what can be done instead; null where it can. */
export function tooLarge({ width, height }: Extent, scale: number): string | null {
	const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
	if (wide <= most.side && high <= most.side && wide * high <= most.pixels) return null;
	const fits = largest({ width, height });
	const instead = fits >= 1 ? `At ${String(Math.floor(fits))}× it fits.` : 'SVG and PDF have no such limit.';
	return `${number.format(wide)} × ${number.format(high)} pixels are more than a browser can draw (${number.format(most.side)} on a side, ${number.format(most.pixels / 1e6)} million in all). ${instead}`;
}

/** Paints a picture by pixels, `scale` to one of the board. */
export async function pngOf(
	picture: Picture,
	{ theme, text }: { readonly theme: Theme; readonly text: TextBook },
	scale: number,
	breathe: Breathe,
	tell: (done: number) => void
): Promise<Blob> {
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(picture.viewport.width * scale);
	canvas.height = Math.round(picture.viewport.height * scale);
	const ctx = canvas.getContext('2d');
	if (!ctx) throw new Error('This browser gives no 2D canvas.');
	ctx.scale(scale, scale);
	await paintSlowly({ ctx, theme, text }, picture, breathe, tell);
	const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
	if (!blob)
		throw new Error('The browser could not draw a picture this large. Choose a smaller one, SVG or PDF.');
	return blob;
}
