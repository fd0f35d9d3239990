import { describe, expect, test } from 'vitest';
import { pulled, resting, type Moving } from './spring.ts';

const frame = 1000 / 60;

/** Steps of a point at 60 frames a second, after a hand that moves 1 px a ms and says so when `told` lets it. */
function steps(told: (n: number) => boolean): number[] {
	let at: Moving = resting({ x: 0, y: 0 });
	let target = 0;
	const made: number[] = [];
	for (let n = 0; n < 120; n++) {
		const time = n * frame;
		// 20 Hz: every third frame.
		if (n % 3 === 0 && told(n / 3)) target = time;
		const next = pulled(at, { x: target, y: 0 }, frame, 80);
		made.push(next.x - at.x);
		at = next;
	}
	return made.slice(30);
}

describe('a hand told of 20 times a second', () => {
	test('moves evenly at 60 frames: no step is far from the others', () => {
		for (const step of steps(() => true)) {
			expect(step).toBeGreaterThan(frame * 0.75);
			expect(step).toBeLessThan(frame * 1.25);
		}
	});

	test('neither jumps nor goes back when a sample is lost', () => {
		for (const step of steps((n) => n % 5 !== 0)) {
			expect(step).toBeGreaterThan(0);
			expect(step).toBeLessThan(frame * 2);
		}
	});

	test('comes to the same place by many small steps as by one large one', () => {
		let at: Moving = { x: 5, y: 2, vx: 1, vy: -1 };
		const once = pulled(at, { x: 100, y: 50 }, 96, 80);
		for (let n = 0; n < 12; n++) at = pulled(at, { x: 100, y: 50 }, 8, 80);
		for (const key of ['x', 'y', 'vx', 'vy'] as const) expect(at[key]).toBeCloseTo(once[key], 8);
	});

	test('rests where the hand rests, and never swings past it', () => {
		let at: Moving = resting({ x: 0, y: 0 });
		for (let n = 0; n < 100; n++) {
			at = pulled(at, { x: 100, y: 0 }, frame, 80);
			expect(at.x).toBeLessThanOrEqual(100);
		}
		expect(at.x).toBeCloseTo(100);
	});
});
