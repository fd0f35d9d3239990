import { isTitled, titleOf } from '#lib/domain/titles.ts';
import { paintOf } from '../theme.ts';
import { type Brush, fontOf, roundPath } from './brush.ts';
import { cardText, type Face, left, right, stripe, titleInk } from './card.ts';
import type { Picture } from './picture.ts';

/** Many cards at rest, one kind of stroke after the other: a canvas is slow to change its colours and fonts. */
export function paintRun(brush: Brush, faces: readonly Face[], { input, detail }: Picture): void {
	if (input.mood === 'open') shades(brush, faces);
	grounds(brush, faces);
	edges(brush, faces);
	if (detail === 'full') titles(brush, faces);
	for (const face of faces) cardText(brush, face, detail === 'full' ? 'meta' : detail);
}

/** The faint shade under cards that may be taken up; locked and past cards lie flat. */
function shades({ ctx, theme }: Brush, faces: readonly Face[]): void {
	ctx.globalAlpha = 0.07;
	ctx.fillStyle = theme.shade;
	for (const { x, y, width, height, radius } of faces)
		ctx.fillRect(x + radius / 2, y + height, width - radius, 1.5);
	ctx.globalAlpha = 1;
}

/** A hairline and the white in it, both filled: that is half the work of a stroke. */
function grounds({ ctx, theme }: Brush, faces: readonly Face[]): void {
	for (const [colour, out] of [
		[theme.line, 0.5],
		[theme.card, -0.5]
	] as const) {
		ctx.fillStyle = colour;
		for (const { x, y, width, height, radius } of faces) {
			const box = { x: x - out, y: y - out, width: width + 2 * out, height: height + 2 * out };
			roundPath(ctx, box, radius + out);
			ctx.fill();
		}
	}
}

function edges({ ctx, theme }: Brush, faces: readonly Face[]): void {
	for (const [colour, run] of Map.groupBy(faces, (face) => face.colour)) {
		ctx.fillStyle = paintOf(theme, colour).fill;
		for (const { x, y, height, radius } of run) {
			roundPath(ctx, { x, y, width: stripe, height }, [radius, 0, 0, radius]);
			ctx.fill();
		}
	}
}

function titles(brush: Brush, faces: readonly Face[]): void {
	const { ctx, theme, text } = brush;
	const font = fontOf(theme, 12, 500);
	ctx.font = font;
	ctx.textAlign = 'left';
	ctx.textBaseline = 'alphabetic';
	// Nearly all have one: the colour changes at most once.
	const [titled, blank] = [
		faces.filter(({ item }) => isTitled(item)),
		faces.filter(({ item }) => !isTitled(item))
	];
	for (const { item, x, y, width } of [...titled, ...blank]) {
		ctx.fillStyle = titleInk(brush, item);
		for (const [index, line] of text.lines(titleOf(item), font, width - left - right, 2).entries())
			ctx.fillText(line, x + left, y + 17 + index * 15);
	}
}
