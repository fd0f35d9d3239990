import type { Rect } from '../layout/boxes.ts';
import { cutTo, piecesOf } from '../layout/pieces.ts';
import { middleOf, type Corner } from '../layout/routes.ts';
import { fontOf, roundPath, write, type Brush, type Canvas } from './brush.ts';

/** Lines of one kind: all of them are two strokes. */
export interface Stroke {
	readonly colour: string;
	readonly width: number;
	readonly dash: readonly number[];
	/** How strongly the long way between the ends is drawn; 0: not at all. */
	readonly between: number;
}

/** Adds a route to the path, its corners rounded as far as their gaps allow. */
export function trace(ctx: Canvas, route: readonly Corner[], radius = 3): void {
	for (const [index, point] of route.entries()) {
		const next = route[index + 1];
		if (index === 0) ctx.moveTo(point.x, point.y);
		else if (next) ctx.arcTo(point.x, point.y, next.x, next.y, radius);
		else ctx.lineTo(point.x, point.y);
	}
}

/** Strokes routes of one kind: in full near their ends, faint in between, for a line across half the board says little. */
export function strokeRoutes(
	ctx: Canvas,
	routes: readonly (readonly Corner[])[],
	view: Rect,
	{ colour, width, dash, between }: Stroke
): void {
	if (routes.length === 0) return;
	const pieces = routes.map(piecesOf);
	ctx.save();
	ctx.strokeStyle = colour;
	ctx.lineWidth = width;
	ctx.lineJoin = 'round';
	if (between > 0) {
		ctx.globalAlpha *= between;
		ctx.beginPath();
		for (const { far } of pieces) if (far.length > 0) trace(ctx, cutTo(far, view), 0);
		ctx.stroke();
		ctx.globalAlpha /= between;
	}
	ctx.setLineDash([...dash]);
	ctx.beginPath();
	for (const { near } of pieces) for (const piece of near) if (touched(piece, view)) trace(ctx, piece);
	ctx.stroke();
	ctx.restore();
}

/** Whether any of a short piece may be seen. */
const touched = (piece: readonly Corner[], { x, y, width, height }: Rect): boolean =>
	piece.some((at) => at.x > x - 620 && at.x < x + width + 620 && at.y > y - 620 && at.y < y + height + 620);

/** A filled head that points right at `x`, `y`. */
export function arrowHead(ctx: Canvas, x: number, y: number, long: number): void {
	ctx.beginPath();
	ctx.moveTo(x, y);
	ctx.lineTo(x - long, y - long * 0.6);
	ctx.lineTo(x - long, y + long * 0.6);
	ctx.closePath();
	ctx.fill();
}

/** What a line says, in the middle of its longest stretch. */
export function routeLabel(
	brush: Brush,
	route: readonly Corner[],
	text: string,
	tone: { readonly ink: string; readonly ground: string },
	z: number
): void {
	const { ctx, theme } = brush;
	const at = middleOf(route);
	const width = brush.text.width(text, fontOf(theme, 10, 600)) + 12;
	roundPath(ctx, { x: at.x - width / 2, y: at.y - 7, width, height: 14 }, 7);
	ctx.fillStyle = tone.ground;
	ctx.fill();
	ctx.strokeStyle = tone.ink;
	ctx.lineWidth = 1 / z;
	ctx.stroke();
	write(brush, text, at.x, at.y, { size: 10, weight: 600, colour: tone.ink, align: 'center' });
}
