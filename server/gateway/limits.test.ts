import { expect, test } from 'vitest';
import { createBucket, createBuckets, createCounts } from './limits.ts';

test('a bucket gives its burst at once, then what time fills, and never more than it holds', () => {
	let now = 0;
	const bucket = createBucket({ burst: 3, perSecond: 2 }, () => now);
	expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
	now += 500;
	expect([bucket.take(), bucket.take()]).toEqual([true, false]);
	now += 60_000;
	expect(bucket.full).toBe(true);
	expect([bucket.take(3), bucket.take()]).toEqual([true, false]);
});

test('what was not enough is not taken', () => {
	const bucket = createBucket({ burst: 3, perSecond: 0 }, () => 0);
	expect([bucket.take(4), bucket.take(3)]).toEqual([false, true]);
});

test('each key has its own bucket', () => {
	const buckets = createBuckets({ burst: 1, perSecond: 0 });
	expect([buckets.take('ada'), buckets.take('ada'), buckets.take('ben')]).toEqual([true, false, true]);
});

test('a count lets in its most, and one more when one has left', () => {
	const counts = createCounts();
	expect([counts.add('ada', 2), counts.add('ada', 2), counts.add('ada', 2)]).toEqual([true, true, false]);
	counts.remove('ada');
	expect([counts.add('ada', 2), counts.add('ben', 2)]).toEqual([true, true]);
});
