import type { Point } from './camera.ts';

/** Ms a laser's line stays, and then takes to fade. */
export const laserStays = { whole: 1200, fading: 500 } as const;

export interface TrailPoint extends Point {
	/** ms of the frame's clock */
	readonly at: number;
	/** A new line begins here: the laser was off before. */
	readonly begins: boolean;
}

/** The line a laser draws, in world pixels; the oldest point first. */
export type Trail = readonly TrailPoint[];

export const noTrail: Trail = [];

/** `trail` with the laser at `point` now, or off where that is null; without what has faded. */
export function drawnOn(trail: Trail, point: Point | null, lit: boolean, now: number): Trail {
	const left = trail.filter(({ at }) => now - at < laserStays.whole + laserStays.fading);
	if (!point) return left.length === trail.length ? trail : left;
	const last = left.at(-1);
	// A laser that rests keeps its dot alight and makes no line.
	const rests = lit && last && Math.abs(last.x - point.x) + Math.abs(last.y - point.y) < 0.5;
	const next = { x: point.x, y: point.y, at: now, begins: !lit };
	return rests ? [...left.slice(0, -1), { ...next, begins: last.begins }] : [...left, next];
}

/** How much of a point is left: 1 at first, 0 when it is gone. */
export const strength = ({ at }: TrailPoint, now: number): number =>
	Math.min(1, Math.max(0, 1 - (now - at - laserStays.whole) / laserStays.fading));
