import type { Mark } from '#lib/domain/free.ts';
import { fontOf, roundPath, type Brush } from '../paint/brush.ts';
import { icon } from '../paint/icons.ts';
import type { MarkBox } from './boxes.ts';
import { linesOf } from './place.ts';

/** Notes, texts and shapes; in world pixels. */

type Of<K extends Mark['kind']> = Extract<Mark, { kind: K }>;

/** World pixels that the overlay in which a mark is written keeps to as well. */
export const writing = { size: 13, line: 17, inset: 9 } as const;

/** CSS pixels below which text is not worth drawing. */
const legible = 6.5;

/** What of a picture a mark's looks depend on. */
export interface Looks {
	/** Zoom. */
	readonly z: number;
	/** Its text is shown by an overlay. */
	readonly editing: boolean;
	/** Initials of whoever made it. */
	readonly by: string;
}

export function paintNote(brush: Brush, box: MarkBox, mark: Of<'note'>, looks: Looks): void {
	const { ctx, theme } = brush;
	shade(brush, box);
	roundPath(ctx, box, 3);
	ctx.fillStyle = theme.tints[mark.tint];
	ctx.fill();
	ctx.strokeStyle = theme.strokes[mark.tint];
	ctx.globalAlpha = 0.35;
	ctx.lineWidth = 1;
	ctx.stroke();
	ctx.globalAlpha = 1;
	if (writing.size * looks.z < legible) return;
	if (!looks.editing) words(brush, box, mark.text, 'left');
	const bottom = box.y + box.height - 7;
	ctx.font = fontOf(theme, 9, 600);
	ctx.fillStyle = theme.ink2;
	ctx.textAlign = 'right';
	ctx.textBaseline = 'alphabetic';
	ctx.fillText(looks.by, box.x + box.width - writing.inset + 2, bottom);
	if (mark.pinned) icon(ctx, 'pin', box.x + box.width - 17, box.y + 5, 12, theme.ink2);
}

/** A note lies on the board: a faint shade under its lower edge. */
function shade({ ctx, theme }: Brush, box: MarkBox): void {
	ctx.globalAlpha = 0.1;
	ctx.fillStyle = theme.shade;
	roundPath(ctx, { ...box, y: box.y + 2 }, 4);
	ctx.fill();
	ctx.globalAlpha = 1;
}

/** Text inside a box, as many lines as fit, each line its writer broke on its own. */
function words(brush: Brush, box: MarkBox, text: string, align: 'left' | 'center'): void {
	const { ctx, theme } = brush;
	const font = fontOf(theme, writing.size);
	const room = box.width - 2 * writing.inset;
	const most = Math.max(1, Math.floor((box.height - 2 * writing.inset) / writing.line));
	const all = linesOf(text).flatMap((line) =>
		line.trim() === '' ? [''] : brush.text.lines(line, font, room, most)
	);
	const lines = all.slice(0, most);
	// What has no room is told to be there.
	if (all.length > most) lines.push(brush.text.clip(`${lines.pop() ?? ''} …`, font, room));
	ctx.font = font;
	ctx.fillStyle = theme.ink;
	ctx.textAlign = align;
	ctx.textBaseline = 'alphabetic';
	const x = align === 'left' ? box.x + writing.inset : box.x + box.width / 2;
	const top =
		align === 'left' ? box.y + writing.inset : box.y + (box.height - lines.length * writing.line) / 2;
	for (const [n, line] of lines.entries()) ctx.fillText(line, x, top + n * writing.line + 13);
}

export function paintText(brush: Brush, box: MarkBox, mark: Of<'text'>, { z, editing }: Looks): void {
	const { ctx, theme } = brush;
	if (editing) return;
	if (mark.size * z < legible) {
		ctx.fillStyle = theme.lineStrong;
		ctx.fillRect(box.x, box.y + box.height / 2, box.width, Math.max(1, 1 / z));
		return;
	}
	ctx.font = fontOf(theme, mark.size, 500);
	ctx.fillStyle = theme.ink;
	ctx.textAlign = 'left';
	ctx.textBaseline = 'alphabetic';
	for (const [n, line] of linesOf(mark.text).entries())
		ctx.fillText(line, box.x, box.y + mark.size * (1 + n * 1.3));
}

/** Shapes lie behind what they go round: a line and a breath of colour. */
export function paintShape(brush: Brush, box: MarkBox, mark: Of<'shape'>, { z, editing }: Looks): void {
	const { ctx, theme } = brush;
	shapePath(brush, box, mark.form);
	ctx.fillStyle = theme.tints[mark.tint];
	ctx.globalAlpha = 0.4;
	ctx.fill();
	ctx.globalAlpha = 1;
	ctx.strokeStyle = theme.strokes[mark.tint];
	ctx.lineWidth = Math.max(2, 1.25 / z);
	ctx.stroke();
	if (mark.text !== '' && !editing && writing.size * z >= legible) words(brush, box, mark.text, 'center');
}

/** Begins the path of a shape. */
export function shapePath(
	{ ctx }: Brush,
	{ x, y, width, height }: Pick<MarkBox, 'x' | 'y' | 'width' | 'height'>,
	form: Of<'shape'>['form']
): void {
	if (form === 'rectangle') {
		roundPath(ctx, { x, y, width, height }, 6);
		return;
	}
	const [rx, ry, cx, cy] = [width / 2, height / 2, x + width / 2, y + height / 2];
	ctx.beginPath();
	ctx.moveTo(cx, y);
	if (form === 'diamond')
		for (const [px, py] of [
			[x + width, cy],
			[cx, y + height],
			[x, cy]
		] as const)
			ctx.lineTo(px, py);
	else {
		// How far a curve's handles lie for a quarter of an ellipse.
		const [hx, hy] = [rx * 0.5523, ry * 0.5523];
		ctx.bezierCurveTo(cx + hx, y, x + width, cy - hy, x + width, cy);
		ctx.bezierCurveTo(x + width, cy + hy, cx + hx, y + height, cx, y + height);
		ctx.bezierCurveTo(cx - hx, y + height, x, cy + hy, x, cy);
		ctx.bezierCurveTo(x, cy - hy, cx - hx, y, cx, y);
	}
	ctx.closePath();
}
