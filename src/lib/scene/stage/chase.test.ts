import { describe, expect, test } from 'vitest';
import { layOut } from '../layout/layout.ts';
import { board, cellOf, view } from '../testing/small.ts';
import { inView } from '../view/camera.ts';
import { cameraOn, sightOf } from '../view/sight.ts';
import { cameraAfter } from './chase.ts';

const layout = layOut(board({ 'p s 1': 'a b', 'p s 2': 'c', 'q t 2': 'd' }), view());
const desk = { width: 1600, height: 900 };
const phone = { width: 390, height: 700 };
const sight = { spot: { ...cellOf('p s 2'), fx: 0.25, fy: 0.5 }, zoom: 1.2, width: 1000, height: 600 };

describe('the camera of a follower', () => {
	test('is the leader’s on a screen like theirs', () => {
		const there = cameraOn(layout, { spot: sight.spot, zoom: 1.5 }, desk);
		const seen = there && sightOf(layout, there, desk);
		const camera = seen && cameraAfter(layout, seen, desk);
		for (const key of ['x', 'y', 'z'] as const) expect(camera?.[key]).toBeCloseTo(there?.[key] ?? NaN);
	});

	test('shows all that the leader sees on a larger one, in the same middle', () => {
		const camera = cameraAfter(layout, sight, desk);
		const seen = camera && inView(camera, desk);
		expect(camera?.z).toBeGreaterThan(sight.zoom);
		expect(seen?.width).toBeGreaterThanOrEqual(sight.width / sight.zoom - 0.01);
		expect(seen?.height).toBeGreaterThanOrEqual(sight.height / sight.zoom - 0.01);
	});

	test('goes on a phone only half as far away as it would take: cards should be read', () => {
		expect(cameraAfter(layout, sight, phone)?.z).toBeCloseTo(sight.zoom / 2);
	});

	test('is none where the leader looks at a lane that is not here', () => {
		expect(cameraAfter(layout, { ...sight, spot: { ...sight.spot, ...cellOf('x y 2') } }, desk)).toBeNull();
	});
});
