import { expect, test } from 'vitest';
import { layOut } from '../layout/layout.ts';
import { board, view } from '../testing/small.ts';
import { shiftBetween } from './anchor.ts';

const before = layOut(board({ 'p s 1': 'a', 'q t 2': 'b', 'q t 3': 'c' }), view());
const at = (lane: number, column: number) => ({
	x: (before.columns[column]?.x ?? 0) + 5,
	y: (before.lanes[lane]?.y ?? 0) + 5,
	width: 400,
	height: 300
});

test('a lane that grows above what is looked at, and a column on its left, take it along', () => {
	const after = layOut(board({ 'p s 1': 'a d e f', 'q t 2': 'b', 'q t 3': 'c' }), view());
	const { x, y } = shiftBetween(before, after, at(1, 1));
	expect(y).toBe((after.lanes[1]?.y ?? 0) - (before.lanes[1]?.y ?? 0));
	expect(x).toBe((after.columns[1]?.x ?? 0) - (before.columns[1]?.x ?? 0));
	expect([x > 0, y > 0]).toEqual([true, true]);
});

test('what happens below and on the right moves nothing', () => {
	const after = layOut(board({ 'p s 1': 'a', 'q t 2': 'b', 'q t 3': 'c d e f' }), view());
	expect(shiftBetween(before, after, at(0, 0))).toEqual({ x: 0, y: 0 });
});

test('a board turned over is another board', () => {
	const after = layOut(board({ 'p s 1': 'a d e f', 'q t 2': 'b' }), view({ groupBy: 'team' }));
	expect(shiftBetween(before, after, at(1, 1))).toEqual({ x: 0, y: 0 });
});
