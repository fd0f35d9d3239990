import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTick, paced } from './tick.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

test('the first thing after a pause goes out at once, what follows goes together', () => {
	let flushed = 0;
	const tick = createTick(33, () => flushed++);
	tick.schedule();
	vi.advanceTimersByTime(0);
	expect(flushed).toBe(1);
	for (let n = 0; n < 10; n++) {
		tick.schedule();
		vi.advanceTimersByTime(3);
	}
	expect(flushed).toBe(1);
	vi.advanceTimersByTime(3);
	expect(flushed).toBe(2);
});

test('nothing is flushed for nothing, nor after it was stopped', () => {
	let flushed = 0;
	const tick = createTick(33, () => flushed++);
	vi.advanceTimersByTime(1000);
	tick.schedule();
	tick.stop();
	vi.advanceTimersByTime(1000);
	expect(flushed).toBe(0);
});

test('a tick grows with who is written to, and never without end', () => {
	const of = (sockets: number): number => Math.round(paced(33, sockets));
	expect([0, 10, 300, 1000, 3000].map(of)).toEqual([33, 35, 58, 71, 78]);
	expect(of(1e9)).toBeLessThanOrEqual(83);
});
