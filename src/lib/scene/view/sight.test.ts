import { describe, expect, test } from 'vitest';
import { layOut } from '../layout/layout.ts';
import { board, cellOf, view } from '../testing/small.ts';
import { inView } from './camera.ts';
import { cameraOn, rectOfWhole, sightOf } from './sight.ts';

const table = board({ 'p s 1': 'a b c', 'q t 2': 'd' });
const layout = layOut(table, view());
const wide = { width: 1600, height: 1000 };
const phone = { width: 390, height: 844 };
const spot = { ...cellOf('q t 2'), fx: 0.25, fy: 0.5 };

describe('a sight', () => {
	test('brings the same middle before every screen, at the same zoom', () => {
		for (const viewport of [wide, phone]) {
			const camera = cameraOn(layout, { spot, zoom: 0.7 }, viewport);
			const seen = camera && sightOf(layout, camera, viewport);
			expect(seen?.spot).toMatchObject(cellOf('q t 2'));
			expect(seen?.spot.fx).toBeCloseTo(0.25);
			expect(seen?.spot.fy).toBeCloseTo(0.5);
			expect(seen?.zoom).toBe(0.7);
		}
	});

	test('means the same where the board is turned over', () => {
		const turned = layOut(table, view({ groupBy: 'team' }));
		const camera = cameraOn(turned, { spot, zoom: 1 }, wide);
		expect(camera && sightOf(turned, camera, wide)?.spot).toMatchObject(cellOf('q t 2'));
	});

	test('beside the cells is of the nearest one', () => {
		const seen = sightOf(layout, { x: 100_000, y: -100_000, z: 1 }, wide);
		expect(seen?.spot).toMatchObject({ product: 'p', fx: 1, fy: 0 });
	});

	test('on a board without a cell is none', () => {
		expect(sightOf(layOut(board({}, { products: [] }), view()), { x: 0, y: 0, z: 1 }, wide)).toBeNull();
	});

	test('says how much is seen, without the heads', () => {
		const { width, height } = inView({ x: 0, y: 0, z: 1 }, wide);
		expect(sightOf(layout, { x: 0, y: 0, z: 2 }, wide)).toMatchObject({ width, height });
	});
});

describe('a whole', () => {
	test('timebox reaches from the top of the board to its end', () => {
		expect(rectOfWhole(layout, { timebox: '2' })).toMatchObject({ y: 0, height: layout.height });
		expect(rectOfWhole(layout, { timebox: 'none' })).toBeNull();
	});

	test('lane is found as it is drawn, turned over too', () => {
		const lane = layout.lanes.find(({ id }) => id === 'q');
		expect(rectOfWhole(layout, { lanes: new Set(['q']) })).toMatchObject({
			y: lane?.y,
			height: lane?.height
		});
		const turned = layOut(table, view({ groupBy: 'team' }));
		const rows = turned.lanes.flatMap(({ rows }) => rows).filter(({ product }) => product === 'q');
		expect(rectOfWhole(turned, { lanes: new Set(['q']) })?.y).toBe(rows[0]?.y);
		expect(rectOfWhole(layout, { lanes: new Set(['none']) })).toBeNull();
	});
});
