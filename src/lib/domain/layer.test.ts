import { describe, expect, test } from 'vitest';
import { Layer } from './layer.ts';

const below = () =>
	new Map([
		['a', 1],
		['b', 2],
		['c', 3]
	]);

describe('a layer', () => {
	test('reads through, and keeps what is written for itself', () => {
		const map = below();
		const layer = new Layer(map);
		layer.set('b', 20).set('d', 4);
		expect([...layer]).toEqual([
			['a', 1],
			['b', 20],
			['c', 3],
			['d', 4]
		]);
		expect([layer.get('a'), layer.get('b'), layer.get('x'), layer.has('d'), layer.has('x')]).toEqual([
			1,
			20,
			undefined,
			true,
			false
		]);
		expect([...map]).toEqual([...below()]);
	});

	test('loses what is deleted, be it below or its own, and says whether it was there', () => {
		const map = below();
		const layer = new Layer(map);
		layer.set('d', 4).set('a', 10);
		expect([layer.delete('a'), layer.delete('a'), layer.delete('d'), layer.delete('x')]).toEqual([
			true,
			false,
			true,
			false
		]);
		expect([...layer.keys()]).toEqual(['b', 'c']);
		expect([layer.has('a'), layer.get('a'), map.get('a')]).toEqual([false, undefined, 1]);
		layer.set('a', 11);
		expect([...layer.values()]).toEqual([11, 2, 3]);
	});

	test('counts what is in it', () => {
		const layer = new Layer(below());
		expect(layer.size).toBe(3);
		layer.set('a', 10);
		expect(layer.size).toBe(3);
		layer.set('d', 4);
		expect(layer.size).toBe(4);
		layer.delete('d');
		layer.delete('a');
		expect(layer.size).toBe(2);
		layer.set('a', 1);
		expect(layer.size).toBe(3);
	});

	test('can be emptied, and stands on another', () => {
		const first = new Layer(below());
		first.delete('b');
		const second = new Layer(first);
		second.set('e', 5);
		expect([...second.keys()]).toEqual(['a', 'c', 'e']);
		second.clear();
		expect([second.size, [...second], first.size]).toEqual([0, [], 2]);
	});

	test('goes through all of it with forEach', () => {
		const layer = new Layer(below());
		layer.delete('c');
		const told: unknown[] = [];
		layer.forEach((value, key, map) => told.push([key, value, map === layer]));
		expect(told).toEqual([
			['a', 1, true],
			['b', 2, true]
		]);
	});

	test('copies what is written in place when it is first read', () => {
		const map = new Map([['a', [1]]]);
		const layer = new Layer(map, (list) => list.slice());
		layer.get('a')?.push(2);
		expect([layer.get('a'), map.get('a')]).toEqual([[1, 2], [1]]);
		layer.delete('a');
		expect(layer.get('a')).toBeUndefined();
	});
});
