import type { Hung, Mark } from '#lib/domain/free.ts';
import { fontOf, roundPath, write, type Brush } from '../paint/brush.ts';
import type { MarkBox } from './boxes.ts';

type Picture = Extract<Mark, { kind: 'image' }>;

const decoded = new WeakMap<Picture, HTMLImageElement>();

/** The picture of a mark, decoded once; null where there is nothing to decode it with. */
function imageOf(mark: Picture, came: () => void): HTMLImageElement | null {
	const known = decoded.get(mark);
	if (known) return known;
	if (typeof Image === 'undefined') return null;
	const image = new Image();
	decoded.set(mark, image);
	image.onload = came;
	image.alt = mark.alt;
	image.src = `data:${mark.type};base64,${mark.data}`;
	return image;
}

/** Resolves when every picture among these can be drawn, or is known to be none. */
export async function picturesCome(all: Iterable<Hung>): Promise<void> {
	const images = [...all].flatMap(({ mark }) =>
		mark.kind === 'image' ? (imageOf(mark, () => {}) ?? []) : []
	);
	await Promise.allSettled(images.map((image) => image.decode()));
}

/** A picture; what it shows in words as long as it has not come, and where it is none. */
export function paintImage(brush: Brush, box: MarkBox, mark: Picture, z: number, came: () => void): void {
	const { ctx, theme } = brush;
	const image = imageOf(mark, came);
	if (image?.complete && image.naturalWidth > 0) {
		ctx.drawImage(image, box.x, box.y, box.width, box.height);
		return;
	}
	roundPath(ctx, box, 4);
	ctx.fillStyle = theme.lane;
	ctx.fill();
	ctx.strokeStyle = theme.lineStrong;
	ctx.lineWidth = 1;
	ctx.stroke();
	if (z >= 0.5) inWords(brush, box, mark.alt || 'Picture');
}

const type = { size: 12, step: 16, pad: 8 } as const;

/** In as many lines as it has room for. */
function inWords(brush: Brush, { x, y, width, height }: MarkBox, words: string): void {
	const { theme, text } = brush;
	const { size, step, pad } = type;
	const most = Math.max(1, Math.floor((height - pad) / step));
	const lines = text.lines(words, fontOf(theme, size), width - 2 * pad, most);
	const first = y + height / 2 - ((lines.length - 1) * step) / 2;
	for (const [n, line] of lines.entries())
		write(brush, line, x + pad, first + n * step, { size, colour: theme.ink2 });
}
