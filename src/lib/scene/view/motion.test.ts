import { expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { layOut } from '../layout/layout.ts';
import { board, view } from '../testing/small.ts';
import { motions } from './motion.ts';

const a = idOf<ItemId>('a');
const before = layOut(board({ 'p s 1': 'a b' }), view());
const after = layOut(board({ 'p s 1': 'b', 'p s 2': 'a' }), view());
const seen = { view: { x: 0, y: 0, width: 5000, height: 5000 }, shift: { x: 0, y: 0 } };
const make = () => motions((item) => after.cardOf.get(item) ?? null);

test('a card that was moved sets out from where it stood and arrives where it stands', () => {
	const moving = make();
	moving.begin(before, after, 1000, 200, seen);
	expect(moving.rectOf(a)?.x).toBe(before.cardOf.get(a)?.x);
	expect(moving.step(1100)).toBe(true);
	const half = moving.rectOf(a)?.x ?? 0;
	expect(half).toBeGreaterThan(before.cardOf.get(a)?.x ?? 0);
	expect(half).toBeLessThan(after.cardOf.get(a)?.x ?? 0);
	expect(moving.step(1200)).toBe(false);
	expect(moving.rectOf(a)).toBeNull();
});

test('nothing travels where motion is not wanted', () => {
	const moving = make();
	moving.begin(before, after, 1000, 0, seen);
	expect(moving.rectOf(a)).toBeNull();
});

test('nothing travels when the board is turned over', () => {
	const moving = make();
	moving.begin(before, layOut(board({ 'p s 2': 'a b' }), view({ groupBy: 'team' })), 1000, 200, seen);
	expect(moving.step(1001)).toBe(false);
});
