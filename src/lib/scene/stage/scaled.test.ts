import { expect, test } from 'vitest';
import { headsFor } from '../layout/measures.ts';
import { uncovered } from './scaled.ts';

const viewport = { width: 1600, height: 900 };
const head = headsFor(viewport);

const area = (boxes: readonly { width: number; height: number }[]): number =>
	boxes.reduce((sum, { width, height }) => sum + width * height, 0);

test('a picture that has come nearer about a point in view covers all of it', () => {
	expect(uncovered(viewport, { x: -800 * 0.3, y: -450 * 0.3, scale: 1.3 })).toEqual([]);
});

test('beside a picture that has gone farther away lies all that it does not cover, its old heads among it, each place once', () => {
	const [x, y, scale] = [200, 100, 0.75];
	const places = uncovered(viewport, { x, y, scale });
	const left = Math.ceil(x + head.width * scale);
	const top = Math.ceil(y + head.height * scale);
	const covered = (1600 * scale + x - left) * (900 * scale + y - top);
	expect(area(places)).toBe((1600 - head.width) * (900 - head.height) - covered);
	expect(Math.min(...places.map((place) => place.x))).toBe(head.width);
	expect(Math.min(...places.map((place) => place.y))).toBe(head.height);
	expect(Math.max(...places.map((place) => place.x + place.width))).toBe(1600);
	expect(Math.max(...places.map((place) => place.y + place.height))).toBe(900);
});

test('a picture that was moved along too leaves a place on one side', () => {
	expect(uncovered(viewport, { x: -300, y: 0, scale: 1 })).toEqual([
		{ x: 1300, y: head.height, width: 300, height: 900 - head.height }
	]);
});
