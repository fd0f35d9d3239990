import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { headsFor, sizes } from '../layout/measures.ts';
import { laidOut } from '../testing/export.ts';
import { board, item, place, team } from '../testing/small.ts';
import { fitted, oneSheet, roomOf, sheetsOf, type Sheet } from './pages.ts';
import { regionOf, seenFrom, wholeOf, type Laid } from './region.ts';

const many = (count: number, cell: (n: number) => string): Laid => {
	const items = Array.from({ length: count }, (_, n) => item(`i${String(n).padStart(5, '0')}`));
	return laidOut(board({}, { items, places: items.map(({ id }, n) => place(id, cell(n))) }));
};

/** The part of the world a sheet shows. */
function shownOn({ picture: { camera, heads, viewport } }: Sheet) {
	const [x, y] = [camera.x + heads.width / camera.z, camera.y + heads.height / camera.z];
	return {
		x,
		y,
		right: x + (viewport.width - heads.width) / camera.z,
		low: y + (viewport.height - heads.height) / camera.z
	};
}

describe('pages', () => {
	test('one lane of 5,000 items shows every card whole on exactly one page', () => {
		const laid = many(5000, () => 'p s 1');
		const sheets = sheetsOf(laid, wholeOf(laid.layout));
		expect(sheets.length).toBeGreaterThan(50);
		const pages = sheets.map(shownOn);
		for (const card of laid.layout.cards) {
			const whole = pages.filter(
				({ x, y, right, low }) =>
					card.x >= x && card.y >= y && card.x + card.width <= right && card.y + card.height <= low
			);
			const touched = pages.filter(
				({ x, y, right, low }) =>
					card.x + card.width > x && card.y + card.height > y && card.x < right && card.y < low
			);
			expect([whole.length, touched.length], card.item.key).toEqual([1, 1]);
		}
		for (const { picture } of sheets) {
			expect(picture.viewport.width).toBeLessThanOrEqual(Math.ceil(roomOf(false).width));
			expect(picture.viewport.height).toBeLessThanOrEqual(Math.ceil(roomOf(false).height));
		}
	});

	test('are cut between columns', () => {
		const laid = many(60, (n) => `p s ${String(1 + (n % 3))}`);
		const edges = laid.layout.columns.flatMap(({ x, width }) => [x, x + width]);
		for (const sheet of sheetsOf(laid, wholeOf(laid.layout))) expect(edges).toContain(shownOn(sheet).x);
	});

	test('are cut between lanes where that leaves no page half empty', () => {
		const teams = Array.from({ length: 40 }, (_, n) => team(`t${String(n).padStart(2, '0')}`));
		const items = teams.map(({ id }) => item(`i${id}`));
		const places = teams.map(({ id }) => place(`i${id}`, `p ${id} 1`));
		const laid = laidOut(board({}, { teams, items, places }));
		const sheets = sheetsOf(laid, wholeOf(laid.layout)).map(shownOn);
		const rows = laid.layout.lanes.flatMap((lane) => lane.rows.map(({ y }) => y));
		expect(sheets.length).toBeGreaterThan(1);
		for (const { y } of sheets) expect(rows.some((row) => Math.abs(row - y) <= sizes.seam)).toBe(true);
	});

	test('on which nothing stands are left out, but one is always there', () => {
		const laid = many(400, (n) => (n < 399 ? 'p s 1' : 'p s 0'));
		const sheets = sheetsOf(laid, wholeOf(laid.layout));
		expect(sheets.map(({ spot }) => spot)).toEqual([...new Set(sheets.map(({ spot }) => spot))]);
		for (const sheet of sheets) {
			const { x, y, right, low } = shownOn(sheet);
			expect(
				laid.layout.cards.some((card) => card.x < right && card.x >= x && card.y < low && card.y >= y)
			).toBe(true);
		}
		const empty = laidOut(board({}));
		expect(sheetsOf(empty, wholeOf(empty.layout))).toHaveLength(1);
	});

	test('one page holds the whole board, and what is in view as it is seen', () => {
		const laid = many(3000, (n) => `p s ${String(1 + (n % 3))}`);
		for (const sheet of [
			fitted(laid, wholeOf(laid.layout)),
			oneSheet(seenFrom(laid, { x: 0, y: 0, z: 1 }, { width: 4000, height: 3000 }))
		]) {
			expect(sheet.picture.viewport.width * sheet.scale).toBeLessThanOrEqual(roomOf(sheet.upright).width + 1);
			expect(sheet.picture.viewport.height * sheet.scale).toBeLessThanOrEqual(
				roomOf(sheet.upright).height + 1
			);
		}
		expect(fitted(laid, wholeOf(laid.layout)).picture.detail).toBe('heat');
	});

	test('few cards fill their page, as large as they fit', () => {
		const laid = many(4, () => 'p s 1');
		const [sheet, more] = sheetsOf(laid, wholeOf(laid.layout));
		if (!sheet) throw new Error('There is no page.');
		expect([more, sheet.spot]).toEqual([undefined, '']);
		const room = roomOf(sheet.upright);
		const { width, height } = sheet.picture.viewport;
		const filled = [(width * sheet.scale) / room.width, (height * sheet.scale) / room.height];
		expect(Math.max(...filled)).toBeGreaterThan(0.9);
		expect(Math.max(...filled)).toBeLessThanOrEqual(1.001);
	});

	test('a single card fills its page with what stands around it, with room for the names of its lane', () => {
		const laid = many(400, (n) => (n < 399 ? 'p s 1' : 'q t 3'));
		for (const chosen of ['i00010', 'i00399'].map((id) => idOf<ItemId>(id))) {
			const region = regionOf(laid.layout, laid.input, [chosen]) ?? expect.fail('It is not drawn.');
			for (const sheet of [...sheetsOf(laid, region), fitted(laid, region)]) {
				expect(sheet.picture.heads).toEqual(headsFor({ width: 1600 }));
				const room = roomOf(sheet.upright);
				const { width, height } = sheet.picture.viewport;
				const filled = [(width * sheet.scale) / room.width, (height * sheet.scale) / room.height];
				expect(Math.max(...filled)).toBeLessThanOrEqual(1.001);
				// The last card stands alone in a low lane below one that fills fifty pages.
				expect(filled[1]).toBeGreaterThan(chosen === 'i00010' ? 0.9 : 0.5);
				const { x, y, right, low } = shownOn(sheet);
				const one = laid.layout.cardOf.get(chosen) ?? expect.fail('It is not drawn.');
				expect([one.x > x, one.y > y, one.x + one.width < right, one.y + one.height < low]).not.toContain(
					false
				);
				for (const card of laid.layout.cards)
					if (card.y >= y && card.y < low) expect(card.y + card.height).toBeLessThanOrEqual(low);
			}
		}
	});

	test('a single card in the last of many lanes has those above it on its page', () => {
		const teams = Array.from({ length: 40 }, (_, n) => team(`t${String(n).padStart(2, '0')}`));
		const items = teams.map(({ id }) => item(`i${id}`));
		const places = teams.map(({ id }) => place(`i${id}`, `p ${id} 1`));
		const laid = laidOut(board({}, { teams, items, places }));
		const region =
			regionOf(laid.layout, laid.input, [idOf<ItemId>('it39')]) ?? expect.fail('It is not drawn.');
		const [sheet] = sheetsOf(laid, region);
		if (!sheet) throw new Error('There is no page.');
		expect((sheet.picture.viewport.height * sheet.scale) / roomOf(false).height).toBeGreaterThan(0.8);
		const rows = laid.layout.lanes.flatMap((lane) => lane.rows.map(({ y }) => y));
		expect(rows).toContain(shownOn(sheet).y);
	});

	test('stand upright where that shows more', () => {
		const tall = many(3000, () => 'p s 1');
		expect(fitted(tall, wholeOf(tall.layout)).upright).toBe(true);
		const wide = many(6, (n) => `p s ${String(1 + (n % 3))}`);
		expect(fitted(wide, wholeOf(wide.layout)).upright).toBe(false);
	});
});
