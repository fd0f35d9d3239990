import { expect, test } from 'vitest';
import { cutTo, piecesOf } from './pieces.ts';

test('a short route is all near its ends', () => {
	const route = [
		{ x: 0, y: 0 },
		{ x: 300, y: 0 }
	];
	expect(piecesOf(route)).toEqual({ near: [route], far: [] });
});

test('a long one is cut in three, round corners too', () => {
	const route = [
		{ x: 0, y: 0 },
		{ x: 100, y: 0 },
		{ x: 100, y: 900 }
	];
	expect(piecesOf(route)).toEqual({
		near: [
			[
				{ x: 0, y: 0 },
				{ x: 100, y: 0 },
				{ x: 100, y: 50 }
			],
			[
				{ x: 100, y: 750 },
				{ x: 100, y: 900 }
			]
		],
		far: [
			{ x: 100, y: 50 },
			{ x: 100, y: 750 }
		]
	});
});

test('what is out of sight is cut off a little beyond the edge', () => {
	const route = [
		{ x: -9000, y: 20 },
		{ x: 9000, y: 20 },
		{ x: 9000, y: 80_000 }
	];
	expect(cutTo(route, { x: 0, y: 0, width: 100, height: 100 })).toEqual([
		{ x: -40, y: 20 },
		{ x: 140, y: 20 },
		{ x: 140, y: 140 }
	]);
});
