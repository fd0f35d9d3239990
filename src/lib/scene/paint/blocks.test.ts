import { expect, test } from 'vitest';
import { layOut } from '../layout/layout.ts';
import { board, view } from '../testing/small.ts';
import { blocksOf, lanesSpeak } from './blocks.ts';

const table = board({ 'p s 1': 'a b', 'p t 1': 'c', 'p t 2': 'd', 'q s 1': 'e' });
const told = (groupBy: 'product' | 'team', whole: boolean) => {
	const [lane] = layOut(table, view({ groupBy })).lanes;
	return lane ? blocksOf(lane, whole).map(({ count, colour }) => [count, colour]) : [];
};

test('team lanes glow one by one while they can be told apart', () => {
	expect(told('product', false)).toEqual([
		[2, 0],
		[1, 0],
		[1, 0]
	]);
});

test('then a lane glows by timebox, as high as it is, with all that stands in it', () => {
	expect(told('product', true)).toEqual([
		[3, 0],
		[1, 0]
	]);
	const [lane] = layOut(table, view()).lanes;
	if (!lane) expect.fail('There is no lane.');
	for (const { y, height } of blocksOf(lane, true)) expect([y, height]).toEqual([lane.y, lane.height]);
});

test('what is of several products has the grey of none', () => {
	expect(told('team', true)).toEqual([[3, 8]]);
});

test('all lanes of a board speak, or none', () => {
	const layout = layOut(table, view());
	expect([lanesSpeak(layout, 1), lanesSpeak(layout, 0.1)]).toEqual([false, true]);
});
