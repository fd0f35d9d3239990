import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { idOf, type ProductId, type TeamId, type TimeboxId } from '#lib/domain/ids.ts';
import { Gaze, gazePace } from './gaze.ts';

const sight = (zoom: number) => ({
	spot: {
		product: idOf<ProductId>('p'),
		team: idOf<TeamId>('t'),
		timebox: idOf<TimeboxId>('x'),
		fx: 0,
		fy: 0
	},
	...{ zoom, width: 100, height: 100, turned: false }
});

describe('what this seat sees', () => {
	const told: number[] = [];
	let reached = true;
	const gaze = (): Gaze =>
		new Gaze(({ zoom }) => {
			if (reached) told.push(zoom);
			return reached;
		});

	beforeEach(() => {
		vi.useFakeTimers();
		told.length = 0;
		reached = true;
	});
	afterEach(() => void vi.useRealTimers());

	test('is told at once, then seldom while nobody follows, and its last state always', () => {
		const eyes = gaze();
		for (let zoom = 1; zoom <= 40; zoom++) {
			eyes.at(sight(zoom));
			vi.advanceTimersByTime(100);
		}
		vi.advanceTimersByTime(gazePace.alone);
		expect(told).toEqual([1, 20, 40]);
	});

	test('is told five times a second to who follows, from when they begin to', () => {
		const eyes = gaze();
		eyes.at(sight(1));
		eyes.at(sight(2));
		eyes.followed(true);
		for (let zoom = 3; zoom <= 12; zoom++) {
			vi.advanceTimersByTime(100);
			eyes.at(sight(zoom));
		}
		vi.advanceTimersByTime(gazePace.followed);
		expect(told.length).toBeLessThanOrEqual(7);
		expect(told.at(-1)).toBe(12);
	});

	test('is not told again where it is the same', () => {
		const eyes = gaze();
		eyes.at(sight(1));
		eyes.at(sight(1));
		vi.advanceTimersByTime(10_000);
		expect(told).toEqual([1]);
	});

	test('is told anew to a server that forgot it, or could not be reached', () => {
		const eyes = gaze();
		reached = false;
		eyes.at(sight(1));
		reached = true;
		vi.advanceTimersByTime(gazePace.alone);
		eyes.forgotten();
		vi.advanceTimersByTime(gazePace.alone);
		eyes.forgotten();
		vi.advanceTimersByTime(gazePace.alone);
		expect(told).toEqual([1, 1]);
	});

	test('is told no more after the end', () => {
		const eyes = gaze();
		eyes.at(sight(1));
		eyes.at(sight(2));
		eyes.close();
		vi.advanceTimersByTime(10_000);
		expect(told).toEqual([1]);
	});
});
