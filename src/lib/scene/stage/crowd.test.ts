import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { layOut } from '../layout/layout.ts';
import type { OtherHand } from '../scene.ts';
import { board, cellOf, view } from '../testing/small.ts';
import { crowd } from './crowd.ts';

const layout = layOut(board({ 'p s 1': 'a b', 'q t 2': 'c' }), view());
const hand = (fx: number, rest: Partial<OtherHand> = {}): OtherHand => ({
	who: 1,
	name: 'Jin',
	seat: 'Product Owner',
	spot: { ...cellOf('p s 1'), fx, fy: 0.5 },
	carrying: null,
	...rest
});

describe('other people’s hands', () => {
	test('glide to where they say they are, and then rest', () => {
		const others = crowd();
		others.tell([hand(0)], layout, 0);
		others.tell([hand(1)], layout, 10);
		const width = layout.columns[0]?.width ?? 0;
		expect(others.step(50, 40)).toBe(true);
		expect(others.shown(50)[0]?.point.x).toBeCloseTo(width / 2);
		expect(others.step(2000, 2000)).toBe(false);
		expect(others.shown(2000)[0]?.point.x).toBe(width);
	});

	test('lose their name after resting, and are not shown after a minute', () => {
		const others = crowd();
		others.tell([hand(0)], layout, 0);
		expect(others.shown(1000)[0]?.fresh).toBe(true);
		expect(others.shown(4000)[0]?.fresh).toBe(false);
		expect(others.shown(61_000)).toEqual([]);
	});

	test('stay named as long as they carry something', () => {
		const others = crowd();
		const carrying = idOf<ItemId>('c');
		others.tell([hand(0, { carrying })], layout, 0);
		expect(others.shown(100_000)[0]?.fresh).toBe(true);
		expect(others.carried).toEqual(new Set([carrying]));
	});

	test('that have gone are gone', () => {
		const others = crowd();
		others.tell([hand(0), hand(0.5, { who: 2 })], layout, 0);
		others.tell([hand(0.5, { who: 2 })], layout, 10);
		expect(others.shown(20).map((each) => each.hand.who)).toEqual([2]);
	});
});
