import type { Shown } from '../stage/crowd.ts';
import { toScreen, type Point } from '../view/camera.ts';
import { strength, type Trail, type TrailPoint } from '../view/trail.ts';
import { inside, type Brush } from './brush.ts';
import { colourOf } from './hands.ts';
import type { Picture } from './picture.ts';

/** CSS pixels of a laser's line, and of the light at its end. */
const line = 4.5;
const light = 6;

/** What lasers draw: a line that fades from its beginning, on a ground that keeps it apart from the cards. */
export function trails(brush: Brush, picture: Picture, all: Shown['trails']): void {
	const { ctx, theme } = brush;
	const now = performance.now();
	for (const { colour, trail, lit } of all)
		inside(ctx, () => {
			ctx.lineJoin = 'round';
			stroke(brush, picture, trail, { colour: theme.card, width: line + 3.5, now });
			stroke(brush, picture, trail, { colour: colourOf(brush, colour), width: line, now });
			const last = trail.at(-1);
			if (lit && last) end(brush, picture, last, colourOf(brush, colour));
		});
}

function stroke(
	{ ctx }: Brush,
	{ camera }: Picture,
	trail: Trail,
	{ colour, width, now }: { readonly colour: string; readonly width: number; readonly now: number }
): void {
	ctx.strokeStyle = colour;
	ctx.lineWidth = width;
	let before: Point | null = null;
	let from: Point | null = null;
	let alpha = -1;
	for (const point of trail) {
		const at = toScreen(camera, point);
		// Curves from middle to middle of what was told: a line of 20 points a second is still round.
		const middle: Point = before && !point.begins ? between(before, at) : at;
		// Pieces of the same strength are one path, so that where they meet is not darker.
		const next = Math.ceil(strength(point, now) * 8) / 8;
		if (next !== alpha || point.begins || !from) {
			if (point.begins && before) ctx.lineTo(before.x, before.y);
			if (alpha >= 0) ctx.stroke();
			const start: Point = point.begins || !from ? at : from;
			ctx.globalAlpha = next;
			ctx.lineCap = next < 1 ? 'butt' : 'round';
			ctx.beginPath();
			ctx.moveTo(start.x, start.y);
			alpha = next;
		}
		if (before && !point.begins) ctx.quadraticCurveTo(before.x, before.y, middle.x, middle.y);
		before = at;
		from = middle;
	}
	if (before) ctx.lineTo(before.x, before.y);
	if (alpha >= 0) ctx.stroke();
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

function end({ ctx, theme }: Brush, { camera }: Picture, point: TrailPoint, colour: string): void {
	const { x, y } = toScreen(camera, point);
	ctx.beginPath();
	ctx.arc(x, y, light, 0, 2 * Math.PI);
	ctx.fillStyle = colour;
	ctx.strokeStyle = theme.card;
	ctx.lineWidth = 2;
	ctx.globalAlpha = 1;
	ctx.fill();
	ctx.stroke();
}
