import { getStroke } from 'perfect-freehand';
import type { Mark, Tint } from '#lib/domain/free.ts';
import type { Rect } from '../layout/boxes.ts';
import { pathFrom } from '../paint/paths.ts';
import type { Blend, Theme } from '../theme.ts';
import type { Point } from '../view/camera.ts';

/** Lines drawn by hand. Each is three numbers a point, from where it hangs: x, y, pressure (0–100). */

export type Ink = Extract<Mark, { kind: 'ink' }>;

/** What no pen pressed: a mouse, most fingers. */
export const noPressure = 50;

function pointsOf(points: readonly number[]): [number, number, number][] {
	const found: [number, number, number][] = [];
	for (let n = 0; n + 2 < points.length; n += 3)
		found.push([points[n] ?? 0, points[n + 1] ?? 0, (points[n + 2] ?? noPressure) / 100]);
	return found;
}

/** How a line is laid on. */
export interface Look {
	readonly colour: string;
	/** How much of what lies under it it covers. */
	readonly cover: number;
	readonly blend: Blend;
}

/** A highlighter's line goes into what lies under it; where it can't, it is laid thinly over it. */
export function lookOf(
	{ strokes, marks, blend }: Pick<Theme, 'strokes' | 'marks' | 'blend'>,
	tint: Tint,
	seeThrough = false
): Look {
	if (!seeThrough) return { colour: strokes[tint], cover: 1, blend: 'source-over' };
	if (blend === 'source-over') return { colour: strokes[tint], cover: 0.32, blend };
	return { colour: marks[tint], cover: 1, blend };
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * The outline of a line as SVG path data: smooth through the middles of the outline's edges. `even`: as wide all along,
 * as a highlighter draws it.
 */
export function outline(points: readonly number[], width: number, even = false): string {
	const all = pointsOf(points);
	const simulatePressure = all.every(([, , pressure]) => pressure === noPressure / 100);
	const edge = getStroke(all, {
		size: width,
		thinning: even ? 0 : 0.55,
		smoothing: 0.55,
		streamline: 0.35,
		simulatePressure
	});
	const [first] = edge;
	if (!first) return '';
	let data = `M${short(first[0])} ${short(first[1])}Q`;
	for (let n = 0; n < edge.length; n++) {
		const [a, b] = [edge[n] ?? first, edge[(n + 1) % edge.length] ?? first];
		data += `${short(a[0])} ${short(a[1])} ${short((a[0] + b[0]) / 2)} ${short((a[1] + b[1]) / 2)} `;
	}
	return `${data}Z`;
}

const paths = new WeakMap<Ink, Path2D>();

/** A line's path, made once: a mark is never written in place. */
export function inkPath(ink: Ink): Path2D {
	const path = paths.get(ink) ?? pathFrom(outline(ink.points, ink.width, ink.seeThrough));
	paths.set(ink, path);
	return path;
}

const boundsOfInk = new WeakMap<Ink, Rect>();

/** Around a line, from where it hangs. */
export function inkBounds(ink: Ink): Rect {
	const known = boundsOfInk.get(ink);
	if (known) return known;
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (let n = 0; n + 2 < ink.points.length; n += 3) {
		const [x, y] = [ink.points[n] ?? 0, ink.points[n + 1] ?? 0];
		[left, top] = [Math.min(left, x), Math.min(top, y)];
		[right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
	}
	const by = ink.width / 2 + 1;
	const found = { x: left - by, y: top - by, width: right - left + 2 * by, height: bottom - top + 2 * by };
	boundsOfInk.set(ink, found);
	return found;
}

/** Whether a point, from where the line hangs, lies on it, `slack` forgiven. */
export function onInk(ink: Ink, { x, y }: Point, slack: number): boolean {
	const reach = ink.width / 2 + slack;
	const { points } = ink;
	for (let n = 0; n + 2 < points.length; n += 3) {
		const a = { x: points[n] ?? 0, y: points[n + 1] ?? 0 };
		const b = n + 5 < points.length ? { x: points[n + 3] ?? 0, y: points[n + 4] ?? 0 } : a;
		if (distance({ x, y }, a, b) <= reach) return true;
	}
	return false;
}

/** From a point to a piece of line. */
export function distance(point: Point, a: Point, b: Point): number {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const length = dx * dx + dy * dy;
	const t =
		length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
	return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

/** A point is left out that says nothing new: the line goes straight on, near enough. */
export const worthKeeping = (before: Point, now: Point, z: number): boolean =>
	Math.hypot(now.x - before.x, now.y - before.y) * z >= 1.5;
