import type { Tint } from '#lib/domain/free.ts';
import { fontOf, inside, roundPath, write, type Brush, type Canvas } from '../paint/brush.ts';
import { arrowHead } from '../paint/routes.ts';
import { alongBow, type Bow } from './bows.ts';
import type { MarkBox } from './boxes.ts';
import { inkPath, lookOf, type Ink, type Look } from './ink.ts';

/** Ink and connectors; in world pixels. */

export function paintInk({ ctx, theme }: Brush, { origin }: MarkBox, ink: Ink): void {
	ctx.translate(origin.x, origin.y);
	layOn(ctx, lookOf(theme, ink.tint, ink.seeThrough), inkPath(ink));
	ctx.translate(-origin.x, -origin.y);
}

/** Fills the path of a line. */
export function layOn(ctx: Canvas, { colour, cover, blend }: Look, path: Path2D): void {
	ctx.fillStyle = colour;
	ctx.globalAlpha = cover;
	ctx.globalCompositeOperation = blend;
	ctx.fill(path);
	ctx.globalCompositeOperation = 'source-over';
	ctx.globalAlpha = 1;
}

/** A bow with a head where it arrives, and what is written on it. */
export function paintBow(brush: Brush, bow: Bow, tint: Tint, z: number, text = ''): void {
	const { ctx, theme } = brush;
	const { from, bend, to } = bow;
	const thick = Math.max(2, 1.5 / z);
	inside(ctx, () => {
		ctx.strokeStyle = theme.strokes[tint];
		ctx.fillStyle = theme.strokes[tint];
		ctx.lineWidth = thick;
		ctx.lineCap = 'round';
		ctx.beginPath();
		ctx.moveTo(from.x, from.y);
		ctx.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
		ctx.stroke();
		ctx.translate(to.x, to.y);
		ctx.rotate(Math.atan2(to.y - bend.y, to.x - bend.x));
		arrowHead(ctx, 0, 0, Math.max(10, 8 / z));
	});
	if (text !== '' && z >= 0.6) label(brush, bow, text);
}

function label(brush: Brush, bow: Bow, text: string): void {
	const { ctx, theme } = brush;
	const middle = alongBow(bow, 0.5);
	const font = fontOf(theme, 12, 500);
	const shown = brush.text.clip(text, font, 160);
	const width = brush.text.width(shown, font) + 12;
	roundPath(ctx, { x: middle.x - width / 2, y: middle.y - 10, width, height: 20 }, 10);
	ctx.fillStyle = theme.card;
	ctx.fill();
	write(brush, shown, middle.x, middle.y, { size: 12, weight: 500, colour: theme.ink, align: 'center' });
}
