import type { Mark } from '#lib/domain/free.ts';
import { roundPath, write, type Brush } from '../paint/brush.ts';
import type { MarkBox } from './boxes.ts';

type Picture = Extract<Mark, { kind: 'image' }>;

const decoded = new WeakMap<Picture, HTMLImageElement>();

/** The picture of a mark, decoded once; `came` is called when it is there to be drawn. */
function pictureOf(mark: Picture, came: () => void): HTMLImageElement | null {
	const known = decoded.get(mark);
	if (known) return known.complete && known.naturalWidth > 0 ? known : null;
	if (typeof Image === 'undefined') return null;
	const image = new Image();
	decoded.set(mark, image);
	image.onload = came;
	image.src = `data:${mark.type};base64,${mark.data}`;
	return null;
}

/** A picture; what it shows in words where it can't be drawn, which is so in a picture that is exported. */
export function paintImage(brush: Brush, box: MarkBox, mark: Picture, z: number, came: () => void): void {
	const { ctx, theme } = brush;
	const image = pictureOf(mark, came);
	if (image && ctx instanceof CanvasRenderingContext2D) {
		ctx.drawImage(image, box.x, box.y, box.width, box.height);
		return;
	}
	roundPath(ctx, box, 4);
	ctx.fillStyle = theme.lane;
	ctx.fill();
	ctx.strokeStyle = theme.lineStrong;
	ctx.lineWidth = 1;
	ctx.stroke();
	if (z >= 0.5)
		write(brush, mark.alt || 'Picture', box.x + 8, box.y + box.height / 2, {
			...{ size: 12, colour: theme.ink2, width: box.width - 16 }
		});
}
