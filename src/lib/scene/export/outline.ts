import type { Rect } from '../layout/boxes.ts';
import type { Point } from '../view/camera.ts';
import { arcCurves, type Curve } from './curves.ts';
import { through, type Matrix } from './matrix.ts';

/** A step of an outline, in pixels of the picture. */
export type Step =
	| { readonly to: 'move' | 'line'; readonly at: Point }
	| { readonly to: 'curve'; readonly by: Curve }
	| { readonly to: 'close' };

/** A rectangle that stands straight, with all its corners alike. */
export interface Plate extends Rect {
	readonly radius: number;
}

/** A path being drawn: points come in under a matrix and are kept as pixels of the picture. */
export class Outline {
	readonly steps: Step[] = [];
	/** The one upright rectangle this is; null for anything else. */
	plate: Plate | null = null;
	/** Where the pen is, before the matrix; null where no line has begun. */
	#pen: Point | null = null;
	#first: Point = { x: 0, y: 0 };

	moveTo(m: Matrix, at: Point): void {
		this.#add({ to: 'move', at: through(m, at) });
		this.#pen = at;
		this.#first = at;
	}

	lineTo(m: Matrix, at: Point): void {
		if (!this.#pen) return this.moveTo(m, at);
		this.#add({ to: 'line', at: through(m, at) });
		this.#pen = at;
	}

	curveTo(m: Matrix, [a, b, c]: Curve): void {
		if (!this.#pen) this.moveTo(m, a);
		this.#add({ to: 'curve', by: [through(m, a), through(m, b), through(m, c)] });
		this.#pen = c;
	}

	quadraticTo(m: Matrix, handle: Point, to: Point): void {
		const from = this.#pen ?? handle;
		const third = (end: Point): Point => ({
			x: end.x + (2 / 3) * (handle.x - end.x),
			y: end.y + (2 / 3) * (handle.y - end.y)
		});
		this.curveTo(m, [third(from), third(to), to]);
	}

	close(): void {
		if (!this.#pen) return;
		this.#add({ to: 'close' });
		this.#pen = this.#first;
	}

	arc(m: Matrix, middle: Point, radius: number, start: number, sweep: number): void {
		this.lineTo(m, { x: middle.x + radius * Math.cos(start), y: middle.y + radius * Math.sin(start) });
		for (const curve of arcCurves(middle, { x: radius, y: radius }, start, sweep)) this.curveTo(m, curve);
	}

	/** A line towards `corner`, rounded there, on its way to `next`. */
	arcTo(m: Matrix, corner: Point, next: Point, radius: number): void {
		const from = this.#pen ?? corner;
		const [u, v] = [towards(corner, from), towards(corner, next)];
		const angle = Math.acos(Math.min(1, Math.max(-1, u.x * v.x + u.y * v.y)));
		if (radius === 0 || Number.isNaN(angle) || angle < 1e-6 || Math.PI - angle < 1e-6)
			return this.lineTo(m, corner);
		const reach = radius / Math.tan(angle / 2);
		const handle = (4 / 3) * Math.tan((Math.PI - angle) / 4) * radius;
		const on = (way: Point, far: number): Point => ({ x: corner.x + way.x * far, y: corner.y + way.y * far });
		this.lineTo(m, on(u, reach));
		this.curveTo(m, [on(u, reach - handle), on(v, reach - handle), on(v, reach)]);
	}

	rect(m: Matrix, { x, y, width, height }: Rect): void {
		const alone = this.steps.length === 0;
		this.moveTo(m, { x, y });
		this.lineTo(m, { x: x + width, y });
		this.lineTo(m, { x: x + width, y: y + height });
		this.lineTo(m, { x, y: y + height });
		this.close();
		if (alone) this.plate = plateOf(m, { x, y, width, height }, 0);
	}

	/** Corners from the top left on, clockwise. */
	roundRect(m: Matrix, rect: Rect, radii: readonly [number, number, number, number]): void {
		const most = Math.min(rect.width, rect.height) / 2;
		const [a, b, c, d] = radii.map((radius) => Math.min(radius, Math.max(0, most)));
		if (!a && !b && !c && !d) return this.rect(m, rect);
		const alone = this.steps.length === 0;
		const { x, y, width, height } = rect;
		const [right, low] = [x + width, y + height];
		this.moveTo(m, { x: x + (a ?? 0), y });
		this.arcTo(m, { x: right, y }, { x: right, y: low }, b ?? 0);
		this.arcTo(m, { x: right, y: low }, { x, y: low }, c ?? 0);
		this.arcTo(m, { x, y: low }, { x, y }, d ?? 0);
		this.arcTo(m, { x, y }, { x: right, y }, a ?? 0);
		this.close();
		if (alone && a === b && b === c && c === d) this.plate = plateOf(m, rect, a ?? 0);
	}

	#add(step: Step): void {
		this.plate = null;
		this.steps.push(step);
	}
}

/** One unit from `from` towards `to`. */
function towards(from: Point, to: Point): Point {
	const long = Math.hypot(to.x - from.x, to.y - from.y);
	return { x: (to.x - from.x) / long, y: (to.y - from.y) / long };
}

function plateOf(m: Matrix, { x, y, width, height }: Rect, radius: number): Plate | null {
	if (m.b !== 0 || m.c !== 0 || width < 0 || height < 0) return null;
	const at = through(m, { x, y });
	return { ...at, width: width * m.a, height: height * m.d, radius: radius * m.a };
}
