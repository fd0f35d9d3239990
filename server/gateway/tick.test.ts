import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTick } from './tick.ts';

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
