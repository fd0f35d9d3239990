import { expect, test } from 'vitest';
import { middleOf, routeBetween } from './routes.ts';

const box = (x: number, y: number) => ({ x, y, width: 160, height: 56 });

test('neighbours are joined straight through the gap between them', () => {
	expect(routeBetween(box(0, 0), box(166, 0))).toEqual([
		{ x: 160, y: 28 },
		{ x: 166, y: 28 }
	]);
});

test('so are neighbours across the edge of a column', () => {
	expect(routeBetween(box(0, 0), box(176, 0))).toHaveLength(2);
	expect(routeBetween(box(0, 0), box(340, 0))).toHaveLength(6);
});

test('others by the gap below the card it leaves, and the gap before the one it comes to', () => {
	expect(routeBetween(box(0, 0), box(500, 62)).slice(1, -1)).toEqual([
		{ x: 163, y: 28 },
		{ x: 163, y: 59 },
		{ x: 497, y: 59 },
		{ x: 497, y: 90 }
	]);
});

test('upwards by the gap above', () => {
	expect(routeBetween(box(0, 300), box(500, 0))[2]).toEqual({ x: 163, y: 297 });
});

test('its label stands in the middle of the longest stretch', () => {
	expect(middleOf(routeBetween(box(0, 0), box(500, 62)))).toEqual({ x: 330, y: 59 });
});
