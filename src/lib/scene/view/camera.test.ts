import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headsFor } from '../layout/measures.ts';
import {
	along,
	clampCamera,
	fitRect,
	inView,
	panBy,
	reveal,
	toScreen,
	toWorld,
	zoomAt,
	zoomRange
} from './camera.ts';

const viewport = { width: 1600, height: 1000 };
const heads = headsFor(viewport);
const cameras = fc.record({
	x: fc.double({ min: -500, max: 5000, noNaN: true }),
	y: fc.double({ min: -500, max: 5000, noNaN: true }),
	z: fc.double({ min: 0.1, max: 2, noNaN: true })
});
const points = fc.record({ x: fc.integer({ min: 0, max: 1600 }), y: fc.integer({ min: 0, max: 1000 }) });

describe('the camera', () => {
	test('turns a point of the screen into one of the world and back', () => {
		fc.assert(
			fc.property(cameras, points, (camera, point) => {
				const back = toScreen(camera, toWorld(camera, point));
				expect(back.x).toBeCloseTo(point.x, 6);
				expect(back.y).toBeCloseTo(point.y, 6);
			})
		);
	});

	test('keeps what lies under the pointer where it is while it zooms', () => {
		fc.assert(
			fc.property(cameras, points, fc.double({ min: 0.2, max: 5, noNaN: true }), (camera, point, factor) => {
				const before = toWorld(camera, point);
				const after = toWorld(zoomAt(camera, factor, point), point);
				expect(after.x).toBeCloseTo(before.x, 6);
				expect(after.y).toBeCloseTo(before.y, 6);
			})
		);
	});

	test('zooms no further than its range', () => {
		const camera = { x: 0, y: 0, z: 1 };
		expect(zoomAt(camera, 100, { x: 0, y: 0 }).z).toBe(zoomRange.max);
		expect(zoomAt(camera, 0.0001, { x: 0, y: 0 }).z).toBe(zoomRange.min);
	});

	test('pans by the pixels of the screen, at every zoom', () => {
		expect(panBy({ x: 0, y: 0, z: 0.5 }, 10, -20)).toEqual({ x: 20, y: -40, z: 0.5 });
	});

	test('stops where the board begins under the heads, and where it ends', () => {
		const world = { width: 4000, height: 3000 };
		expect(clampCamera({ x: -9999, y: -9999, z: 1 }, world, viewport)).toEqual({
			x: -heads.width,
			y: -heads.height,
			z: 1
		});
		expect(clampCamera({ x: 9999, y: 9999, z: 1 }, world, viewport)).toEqual({ x: 2400, y: 2140, z: 1 });
	});

	test('holds a board smaller than the screen at its beginning', () => {
		const camera = clampCamera({ x: 300, y: 300, z: 1 }, { width: 100, height: 100 }, viewport);
		expect([camera.x, camera.y]).toEqual([-heads.width, -heads.height]);
	});

	test('fits a rectangle wholly into what the heads leave free', () => {
		const rect = { x: 500, y: 700, width: 5000, height: 1200 };
		const view = inView(fitRect(rect, viewport), viewport);
		expect(view.x).toBeLessThanOrEqual(rect.x);
		expect(view.y).toBeLessThanOrEqual(rect.y);
		expect(view.x + view.width).toBeGreaterThanOrEqual(rect.x + rect.width);
		expect(view.y + view.height).toBeGreaterThanOrEqual(rect.y + rect.height);
	});

	test('fits it above the tools at the foot', () => {
		const rect = { x: 0, y: 0, width: 400, height: 3000 };
		const { y, z } = fitRect(rect, viewport);
		expect((3000 - y) * z).toBeLessThanOrEqual(viewport.height - 72);
	});

	test('lets what lies under the tools at the foot be brought up, and reveals it above them', () => {
		const low = { x: 400, y: 900, width: 160, height: 56 };
		expect(reveal({ x: 0, y: 0, z: 1 }, low, viewport).y).toBe(900 + 56 + 24 + 140 - 1000);
	});

	test('reveals by the least move, and by none where all is seen', () => {
		const camera = { x: 0, y: 0, z: 1 };
		const seen = { x: 400, y: 300, width: 160, height: 56 };
		expect(reveal(camera, seen, viewport)).toEqual(camera);
		expect(reveal(camera, { ...seen, x: 1500 }, viewport)).toEqual({ x: 1500 + 160 + 24 - 1600, y: 0, z: 1 });
	});

	test('flies from where it is to where it goes, and arrives exactly', () => {
		const from = { x: 0, y: 0, z: 0.2 };
		const to = { x: 3000, y: 2000, z: 1 };
		expect(along(from, to, 1, viewport)).toEqual(to);
		const start = along(from, to, 0, viewport);
		expect([start.x, start.y, start.z]).toEqual([0, 0, 0.2]);
		expect(along(from, to, 0.5, viewport).z).toBeGreaterThan(0.2);
	});
});
