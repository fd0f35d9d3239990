import type { Rect } from '../layout/boxes.ts';
import type { Point } from '../view/camera.ts';
import type { Canvas } from './brush.ts';

/** Begins a path along a route, its corners rounded as far as their gaps allow. */
export function tracePath(ctx: Canvas, route: readonly Point[], radius: number): void {
	ctx.beginPath();
	for (const [index, point] of route.entries()) {
		const next = route[index + 1];
		if (index === 0) ctx.moveTo(point.x, point.y);
		else if (next) ctx.arcTo(point.x, point.y, next.x, next.y, radius);
		else ctx.lineTo(point.x, point.y);
	}
}

/** How far from its two ends a long line is drawn in full. */
const near = 150;

/**
 * Strokes a route: in full near its ends, faint in between, for a line across half the board says nothing on its way.
 */
export function strokeRoute(
	ctx: Canvas,
	route: readonly Point[],
	from: Rect,
	to: Rect
): void {
	tracePath(ctx, route, 3);
	const far = Math.abs(from.y - to.y) > 3 * near || Math.abs(from.x - to.x) > 8 * near;
	if (!far) {
		ctx.stroke();
		return;
	}
	ctx.save();
	ctx.globalAlpha *= 0.22;
	ctx.stroke();
	ctx.restore();
	ctx.save();
	ctx.beginPath();
	for (const { x, y, width, height } of [from, to])
		ctx.rect(x - near, y - near / 2, width + 2 * near, height + near);
	ctx.clip();
	tracePath(ctx, route, 3);
	ctx.stroke();
	ctx.restore();
}

/** A filled head that points right at `x`, `y`. */
export function arrowHead(ctx: Canvas, x: number, y: number, long: number): void {
	ctx.beginPath();
	ctx.moveTo(x, y);
	ctx.lineTo(x - long, y - long * 0.6);
	ctx.lineTo(x - long, y + long * 0.6);
	ctx.closePath();
	ctx.fill();
}
