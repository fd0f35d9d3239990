import type { Rect } from './boxes.ts';
import type { Corner } from './routes.ts';

/** A route in parts: those near its two ends, and what lies between, which says little on its way. */
export interface Pieces {
	readonly near: readonly (readonly Corner[])[];
	readonly far: readonly Corner[];
}

/** How far from its ends a long route is drawn in full, world pixels. */
const reach = 150;

export function piecesOf(route: readonly Corner[]): Pieces {
	const long = lengthOf(route);
	if (long <= 4 * reach) return { near: [route], far: [] };
	return {
		near: [between(route, 0, reach), between(route, long - reach, long)],
		far: between(route, reach, long - reach)
	};
}

const lengthOf = (route: readonly Corner[]): number =>
	route.reduce((sum, to, n) => sum + distance(route[n - 1] ?? to, to), 0);

/** Routes run along the axes. */
const distance = (a: Corner, b: Corner): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** The part of a route from `start` to `end`, both measured along it. */
function between(route: readonly Corner[], start: number, end: number): Corner[] {
	const part: Corner[] = [];
	let at = 0;
	for (const [n, to] of route.entries()) {
		const from = route[n - 1];
		if (!from) continue;
		const long = distance(from, to);
		const point = (along: number): Corner => ({
			x: from.x + ((to.x - from.x) * along) / long,
			y: from.y + ((to.y - from.y) * along) / long
		});
		if (long > 0 && at + long > start && at < end) {
			if (part.length === 0) part.push(point(Math.max(0, start - at)));
			part.push(point(Math.min(long, end - at)));
		}
		at += long;
	}
	return part;
}

/** Beyond the edge of what is seen, world pixels: there a cut line runs along unseen. */
const beyond = 40;

/** The route where it is seen; what is further out runs along outside the edge, so that it costs nothing to draw. */
export function cutTo(route: readonly Corner[], { x, y, width, height }: Rect): Corner[] {
	const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
	return route.map((corner) => ({
		x: clamp(corner.x, x - beyond, x + width + beyond),
		y: clamp(corner.y, y - beyond, y + height + beyond)
	}));
}
