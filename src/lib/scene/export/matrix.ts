import type { Point } from '../view/camera.ts';

/** What a canvas has done to its coordinates: `x' = a x + c y + e`, `y' = b x + d y + f`. */
export interface Matrix {
	readonly a: number;
	readonly b: number;
	readonly c: number;
	readonly d: number;
	readonly e: number;
	readonly f: number;
}

export const identity: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** `inner` first, then `outer`. */
export const after = (outer: Matrix, inner: Matrix): Matrix => ({
	a: outer.a * inner.a + outer.c * inner.b,
	b: outer.b * inner.a + outer.d * inner.b,
	c: outer.a * inner.c + outer.c * inner.d,
	d: outer.b * inner.c + outer.d * inner.d,
	e: outer.a * inner.e + outer.c * inner.f + outer.e,
	f: outer.b * inner.e + outer.d * inner.f + outer.f
});

export const through = ({ a, b, c, d, e, f }: Matrix, { x, y }: Point): Point => ({
	x: a * x + c * y + e,
	y: b * x + d * y + f
});

/** How much longer a length comes out; painters never stretch one axis alone. */
export const scaleOf = ({ a, b }: Matrix): number => Math.hypot(a, b);

/** How far it is turned, in radians. */
export const angleOf = ({ a, b }: Matrix): number => Math.atan2(b, a);
