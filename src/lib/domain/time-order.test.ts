import { describe, expect, test } from 'vitest';
import { idOf, type TimeboxId } from './ids.ts';
import { byTime, isLater, stepsBetween } from './time-order.ts';
import { tableOf, timebox, timeboxes } from './testing/board.ts';

const { spring, summer, undated } = timeboxes;
const gone = idOf<TimeboxId>('gone');

describe('timeboxes in order of time', () => {
	test('by rank, ties by id, the undated one last', () => {
		const boxes = [
			timebox(undated, { undated: true, rank: 'a0' }),
			timebox(summer, { rank: 'a1' }),
			timebox(idOf<TimeboxId>('b'), { rank: 'a2' }),
			timebox(idOf<TimeboxId>('a'), { rank: 'a2' })
		];
		expect(boxes.sort(byTime).map(({ id }) => id)).toEqual([summer, 'a', 'b', undated]);
		expect(byTime(timebox(spring), timebox(spring))).toBe(0);
	});

	test('what is unknown is never later', () => {
		expect(isLater(tableOf(), gone, spring)).toBe(false);
		expect(isLater(tableOf(), summer, gone)).toBe(false);
		expect(isLater(tableOf(), summer, undefined)).toBe(false);
		expect(isLater(tableOf(), summer, spring)).toBe(true);
	});

	test.each([
		[spring, spring, 0],
		[spring, summer, 1],
		[summer, spring, 1],
		[spring, undated, 2],
		[undated, spring, 2],
		[gone, summer, 0],
		[summer, gone, 0]
	])('from %s to %s it is %i', (a, b, expected) => {
		expect(stepsBetween(tableOf(), a, b)).toBe(expected);
	});
});
