import { fontOf, roundPath, write, type Brush } from '../paint/brush.ts';
import { icon, type IconName } from '../paint/icons.ts';
import type { Point } from '../view/camera.ts';
import type { Chip, MarkBox } from './boxes.ts';
import { pinSize } from './hits.ts';

/** Pins of comments, reactions and dots. */

/** How a pin stands: its thread is done with, or holds something unread. */
export interface PinState {
	readonly resolved: boolean;
	readonly unread: boolean;
}

/** A comment's pin at a point of the screen, in screen pixels: a drop whose corner points at what is spoken about. */
export function paintPin(
	brush: Brush,
	at: Point,
	z: number,
	box: MarkBox,
	{ resolved, unread }: PinState
): void {
	const { ctx, theme } = brush;
	const size = pinSize(z);
	const rect = { x: at.x, y: at.y - size, width: size, height: size };
	roundPath(ctx, rect, [size / 2, size / 2, size / 2, 2]);
	ctx.fillStyle = resolved ? theme.card : theme.accent;
	ctx.fill();
	ctx.strokeStyle = resolved ? theme.lineStrong : theme.card;
	ctx.lineWidth = 1.5;
	ctx.stroke();
	const middle = { x: rect.x + size / 2, y: rect.y + size / 2 };
	if (size > 20 && resolved) icon(ctx, 'check', middle.x - 7, middle.y - 7, 14, theme.ink2);
	else if (size > 20) {
		const text = box.count > 99 ? '99' : String(box.count);
		write(brush, text, middle.x, middle.y, {
			size: 12,
			weight: 600,
			colour: theme.onAccent,
			align: 'center'
		});
	}
	if (!unread) return;
	ctx.beginPath();
	ctx.arc(rect.x + size - 3, rect.y + 3, 5.5, 0, Math.PI * 2);
	ctx.fillStyle = theme.danger;
	ctx.fill();
	ctx.strokeStyle = theme.card;
	ctx.stroke();
}

const icons: Readonly<Record<Exclude<Chip['glyph'], 'dot'>, IconName>> = {
	...{ 'thumbs-up': 'thumbs-up', heart: 'heart', party: 'party', eyes: 'eyes' },
	...{ question: 'question', warning: 'blocked' }
};

/** One reaction or dot with its count, in world pixels. */
export function paintChip(brush: Brush, chip: Chip): void {
	const { ctx, theme } = brush;
	const { x, y, height, glyph, count } = chip;
	roundPath(ctx, chip, height / 2);
	ctx.fillStyle = theme.raise;
	ctx.fill();
	ctx.strokeStyle = theme.lineStrong;
	ctx.lineWidth = 1;
	ctx.stroke();
	const middle = y + height / 2;
	if (glyph === 'dot') {
		ctx.beginPath();
		ctx.arc(x + height / 2, middle, 5, 0, Math.PI * 2);
		ctx.fillStyle = theme.strokes[chip.tint];
		ctx.fill();
	} else icon(ctx, icons[glyph], x + height / 2 - 5.5, middle - 5.5, 11, theme.ink);
	if (count < 2) return;
	ctx.font = fontOf(theme, 11, 600);
	write(brush, String(count), x + height - 2, middle, { size: 11, weight: 600, colour: theme.ink });
}
