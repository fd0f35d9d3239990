import type { Point } from './camera.ts';

/** A point on its way, with its speed in world pixels a ms. */
export interface Moving extends Point {
	readonly vx: number;
	readonly vy: number;
}

export const resting = ({ x, y }: Point): Moving => ({ x, y, vx: 0, vy: 0 });

/**
 * Pulls a point to where it should be as a critically damped spring does: speed changes without a jump, it never
 * swings past, and a target that is told late only makes it slower for a moment. `lag`: ms it trails behind a target
 * that moves evenly. Exact for any `elapsed`, so that a slow screen shows the same way in fewer steps.
 */
export function pulled(from: Moving, to: Point, elapsed: number, lag: number): Moving {
	const stiff = 2 / lag;
	const left = Math.exp(-stiff * elapsed);
	const along = (at: number, speed: number, target: number): readonly [number, number] => {
		const away = at - target;
		const push = (speed + stiff * away) * elapsed;
		return [target + (away + push) * left, (speed - stiff * push) * left];
	};
	const [x, vx] = along(from.x, from.vx, to.x);
	const [y, vy] = along(from.y, from.vy, to.y);
	return { x, y, vx, vy };
}
