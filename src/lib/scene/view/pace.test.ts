import { expect, test } from 'vitest';
import { pace } from './pace.ts';

const drawn = (count: number, every: number, moved = true) => {
	const judged = pace();
	for (let n = 0; n < count; n++) judged.drawn(n * every, moved);
	return judged;
};

test('pictures stay fine while frames come fast enough', () => {
	expect(drawn(100, 17).coarse).toBe(false);
});

test('they are coarse after thirty slow ones, and fine again when the camera rests', () => {
	expect(drawn(30, 40).coarse).toBe(false);
	const slow = drawn(31, 40);
	expect(slow.coarse).toBe(true);
	slow.rest();
	expect(slow.coarse).toBe(false);
});

test('what is drawn while the camera rests says nothing', () => {
	expect(drawn(100, 500, false).coarse).toBe(false);
});
