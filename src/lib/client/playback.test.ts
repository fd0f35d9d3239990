import { describe, expect, test } from 'vitest';
import { advance, axisOf, lengthOf, longestIdle, positionOf, stepAt } from './playback.ts';

const minute = 60_000;
const times = [1_000_000, 1_001_000, 1_001_000 + 10 * minute, 1_002_000 + 10 * minute];

describe('the axis of a replay', () => {
	test('runs as the session ran', () => {
		expect(axisOf(times, false)).toEqual([0, 1_000, 1_000 + 10 * minute, 2_000 + 10 * minute]);
	});

	test('cuts silences short where idle time is skipped', () => {
		expect(axisOf(times, true)).toEqual([0, 1_000, 1_000 + longestIdle, 2_000 + longestIdle]);
	});

	test('is empty for a session without entries', () => {
		expect(axisOf([], true)).toEqual([]);
		expect(lengthOf([])).toBe(0);
		expect(stepAt([], 0)).toBe(0);
	});
});

describe('a position on the axis', () => {
	const axis = axisOf(times, true);

	test('says how many entries have happened', () => {
		expect([-1, 0, 999, 1_000, 4_000, 9_999].map((position) => stepAt(axis, position))).toEqual([
			0, 1, 1, 2, 3, 4
		]);
	});

	test('of a step is where exactly that many have happened', () => {
		for (const step of [0, 1, 2, 3, 4]) expect(stepAt(axis, positionOf(axis, step))).toBe(step);
	});

	test('advances by the watcher’s time times the speed, and no further than the end', () => {
		expect(advance(axis, 0, 10, 64)).toEqual({ position: 640, ended: false });
		expect(advance(axis, -1, 10, 1)).toEqual({ position: 10, ended: false });
		expect(advance(axis, 4_990, 10, 1)).toEqual({ position: 5_000, ended: true });
		expect(advance(axis, 0, minute, 64)).toEqual({ position: 5_000, ended: true });
	});
});
