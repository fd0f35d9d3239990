import type { Point } from '../view/camera.ts';

/** Two handles and an end: a cubic curve from wherever the pen is. */
export type Curve = readonly [Point, Point, Point];

/** An arc of an ellipse as curves of at most a quarter each. Angles in radians, `sweep` with its sign. */
export function arcCurves(
	middle: Point,
	radius: { readonly x: number; readonly y: number },
	start: number,
	sweep: number,
	turn = 0
): Curve[] {
	const parts = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
	const step = sweep / parts;
	const handle = (4 / 3) * Math.tan(step / 4);
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const at = (x: number, y: number): Point => ({
		x: middle.x + radius.x * x * cos - radius.y * y * sin,
		y: middle.y + radius.x * x * sin + radius.y * y * cos
	});
	return Array.from({ length: parts }, (_, n) => {
		const [from, to] = [start + n * step, start + (n + 1) * step];
		const [a, b] = [Math.cos(from), Math.sin(from)];
		const [c, d] = [Math.cos(to), Math.sin(to)];
		return [at(a - handle * b, b + handle * a), at(c + handle * d, d - handle * c), at(c, d)];
	});
}

/** An arc as SVG path data says it: by its ends, its radii and two flags. (SVG 2, appendix B.2.4.) */
export interface EndpointArc {
	readonly from: Point;
	readonly to: Point;
	readonly rx: number;
	readonly ry: number;
	/** Degrees. */
	readonly turn: number;
	readonly large: boolean;
	readonly clockwise: boolean;
}

export function endpointCurves({ from, to, turn, large, clockwise, ...given }: EndpointArc): Curve[] {
	if (given.rx === 0 || given.ry === 0) return [[from, to, to]];
	const phi = (turn * Math.PI) / 180;
	const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
	const half = { x: (from.x - to.x) / 2, y: (from.y - to.y) / 2 };
	const x = cos * half.x + sin * half.y;
	const y = -sin * half.x + cos * half.y;
	const short = Math.sqrt(Math.max(1, (x / given.rx) ** 2 + (y / given.ry) ** 2));
	const [rx, ry] = [Math.abs(given.rx) * short, Math.abs(given.ry) * short];
	const spread = (rx * y) ** 2 + (ry * x) ** 2;
	const away = Math.sqrt(Math.max(0, ((rx * ry) ** 2 - spread) / Math.max(spread, 1e-12)));
	const side = large === clockwise ? -away : away;
	const [cx, cy] = [(side * rx * y) / ry, (-side * ry * x) / rx];
	const middle = {
		x: cos * cx - sin * cy + (from.x + to.x) / 2,
		y: sin * cx + cos * cy + (from.y + to.y) / 2
	};
	const start = Math.atan2((y - cy) / ry, (x - cx) / rx);
	const end = Math.atan2((-y - cy) / ry, (-x - cx) / rx);
	const whole = 2 * Math.PI;
	const sweep = clockwise ? (end - start + whole) % whole : -((start - end + whole) % whole);
	return arcCurves(middle, { x: rx, y: ry }, start, sweep, phi);
}
