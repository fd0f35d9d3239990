import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { layOut } from '../layout/layout.ts';
import type { OtherHand } from '../scene.ts';
import { board, cellOf, view } from '../testing/small.ts';
import { crowd, type Crowd } from './crowd.ts';

const layout = layOut(board({ 'p s 1': 'a b', 'q t 2': 'c' }), view());
const width = layout.columns[0]?.width ?? 0;
const all = { x: -1000, y: -1000, width: 10_000, height: 10_000 };
const elsewhere = { x: 5000, y: 5000, width: 100, height: 100 };
const hand = (fx: number, rest: Partial<OtherHand> = {}): OtherHand => ({
	who: 1,
	colour: 1,
	name: 'Jin',
	seat: 'Product Owner',
	spot: { ...cellOf('p s 1'), fx, fy: 0.5 },
	carrying: null,
	...rest
});
const first = (others: Crowd, now: number) => others.shown(now, all).arrows[0];

describe('other people’s hands', () => {
	test('glide to where they say they are, and then rest', () => {
		const others = crowd();
		others.tell([hand(0)], layout, 0);
		others.tell([hand(1)], layout, 10);
		expect(others.step(50, 40, all, false)).toBe(true);
		expect(first(others, 50)?.point.x).toBeGreaterThan(0);
		expect(first(others, 50)?.point.x).toBeLessThan(width);
		expect(others.step(2000, 2000, all, false)).toBe(false);
		expect(first(others, 2000)?.point.x).toBe(width);
	});

	test('are where they say at once where no motion is wanted, and where nobody sees them', () => {
		for (const [seen, cut] of [
			[all, true],
			[elsewhere, false]
		] as const) {
			const others = crowd();
			others.tell([hand(0)], layout, 0);
			others.tell([hand(1)], layout, 10);
			expect(others.step(26, 16, seen, cut)).toBe(false);
			expect(first(others, 26)?.point.x).toBe(width);
		}
	});

	test('lose their name after resting, and are not shown after a minute', () => {
		const others = crowd();
		others.tell([hand(0)], layout, 0);
		expect(first(others, 1000)?.fresh).toBe(true);
		expect(others.fades(1000)).toBe(2000);
		expect(first(others, 4000)?.fresh).toBe(false);
		expect(others.fades(4000)).toBe(56_000);
		expect(first(others, 61_000)).toBeUndefined();
		expect(others.empty(61_000)).toBe(true);
		expect(others.fades(61_000)).toBeNull();
	});

	test('stay named as long as they carry something', () => {
		const others = crowd();
		const carrying = idOf<ItemId>('c');
		others.tell([hand(0, { carrying })], layout, 0);
		expect(first(others, 100_000)?.fresh).toBe(true);
		expect(others.carried).toEqual(new Set([carrying]));
	});

	test('that have gone are gone', () => {
		const others = crowd();
		others.tell([hand(0), hand(0.5, { who: 2 })], layout, 0);
		others.tell([hand(0.5, { who: 2 })], layout, 10);
		expect(others.shown(20, all).arrows.map((each) => each.hand.who)).toEqual([2]);
	});

	test('are not drawn out of view, but for whoever presents or is followed', () => {
		const others = crowd();
		others.tell([hand(0), hand(0, { who: 2, mark: 'presenter' })], layout, 0);
		const shown = others.shown(0, elsewhere);
		expect(shown.arrows).toEqual([]);
		expect(shown.beyond.map((each) => each.hand.who)).toEqual([2]);
	});
});

describe('a laser', () => {
	const length = (others: Crowd, now: number) => others.shown(now, all).trails[0]?.trail.length ?? 0;

	test('draws a line where the hand goes, which stays for a while and then fades', () => {
		const others = crowd();
		others.tell([hand(0, { laser: true })], layout, 0);
		others.step(0, 0, all, false);
		others.tell([hand(1, { laser: true })], layout, 50);
		for (let now = 16; now < 400; now += 16) others.step(now, 16, all, false);
		expect(length(others, 400)).toBeGreaterThan(5);
		others.tell([hand(1)], layout, 400);
		expect(others.step(1500, 16, all, false)).toBe(true);
		expect(others.step(2200, 16, all, false)).toBe(false);
		expect(length(others, 2200)).toBe(0);
	});

	test('of this seat is drawn the same, and begins anew when it is switched on again', () => {
		const others = crowd();
		others.point({ x: 0, y: 0 }, 0);
		others.point({ x: 50, y: 0 }, 20);
		others.point(null, 40);
		others.point({ x: 500, y: 0 }, 60);
		const [line] = others.shown(60, all).trails;
		expect(line).toMatchObject({ colour: null, lit: true });
		expect(line?.trail.map(({ begins }) => begins)).toEqual([true, false, true]);
	});
});
