import { describe, expect, test } from 'vitest';
import { joining, rests } from './joining.ts';

const at = (x: number) => ({ x, y: 0, z: 1 });
const somebody = { empty: () => false };

describe('hands on the board', () => {
	test('are drawn with it from the frame in which the camera moves until it rests', () => {
		const hands = joining();
		const [here, there] = [at(0), at(14)];
		expect(hands.step(0, here, somebody)).toBe(false);
		expect(hands.step(16, there, somebody)).toBe(true);
		expect(hands.joined).toBe(true);
		expect(hands.step(15 + rests, there, somebody)).toBe(false);
		expect(hands.joined).toBe(true);
		expect(hands.step(16 + rests, there, somebody)).toBe(true);
		expect(hands.joined).toBe(false);
	});

	test('leave it alone where there are none', () => {
		const hands = joining();
		hands.step(0, at(0), { empty: () => true });
		expect(hands.step(16, at(14), { empty: () => true })).toBe(false);
		expect(hands.joined).toBe(false);
	});
});

describe('the camera', () => {
	test('pans from the second frame in which it goes along until it rests', () => {
		const hands = joining();
		hands.step(0, at(0), somebody);
		hands.step(16, at(14), somebody);
		expect(hands.panning).toBe(false);
		const there = at(28);
		expect(hands.step(33, there, somebody)).toBe(true);
		expect(hands.panning).toBe(true);
		hands.step(32 + rests, there, somebody);
		expect(hands.panning).toBe(true);
		expect(hands.step(33 + rests, there, somebody)).toBe(true);
		expect(hands.panning).toBe(false);
	});

	test('does not pan where it comes nearer', () => {
		const hands = joining();
		hands.step(0, at(0), somebody);
		hands.step(16, at(14), somebody);
		hands.step(33, at(28), somebody);
		hands.step(50, { ...at(42), z: 1.1 }, somebody);
		expect(hands.panning).toBe(false);
	});

	test('comes nearer from the second step on until it rests, with hands on their own layer', () => {
		const hands = joining();
		const near = (z: number) => ({ ...at(0), z });
		hands.step(0, near(1), somebody);
		hands.step(16, near(1.1), somebody);
		expect(hands.zooming).toBe(false);
		const nearer = near(1.2);
		expect(hands.step(100, nearer, somebody)).toBe(true);
		expect(hands.zooming).toBe(true);
		expect(hands.joined).toBe(false);
		hands.step(99 + rests, nearer, somebody);
		expect(hands.zooming).toBe(true);
		expect(hands.step(100 + rests, nearer, somebody)).toBe(true);
		expect(hands.zooming).toBe(false);
	});

	test('has come nearer as soon as it is where it was sent', () => {
		const hands = joining();
		for (const n of [0, 1, 2]) hands.step(16 * n, { ...at(0), z: 1 + n / 10 }, somebody);
		expect(hands.zooming).toBe(true);
		hands.arrived();
		expect(hands.step(48, { ...at(0), z: 1.3 }, somebody)).toBe(true);
		expect(hands.zooming).toBe(false);
	});
});
