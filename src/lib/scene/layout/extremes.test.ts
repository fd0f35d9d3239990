import { describe, expect, test } from 'vitest';
import type { ItemId } from '#lib/domain/ids.ts';
import { idOf } from '#lib/domain/ids.ts';
import { emptyTable, write } from '#lib/domain/table.ts';
import { board, item, place, product, team, view } from '../testing/small.ts';
import { indexOf } from '../view/hits.ts';
import { homeCamera } from '../view/home.ts';
import { layOut } from './layout.ts';
import { sizes } from './measures.ts';

const { card, gap, inset } = sizes;
const count = 5000;
const name = (n: number): string => `i${String(n).padStart(4, '0')}`;

describe('one lane with 5,000 items in one cell', () => {
	const ids = Array.from({ length: count }, (_, n) => name(n));
	const table = board(
		{},
		{
			products: [product('p')],
			teams: [team('s')],
			items: ids.map((id) => item(id, { size: 1 })),
			places: ids.map((id) => place(id, 'p s 1'))
		}
	);
	const layout = layOut(table, view());
	const lines = count / 4;

	test('stands four abreast, and the lane is as high as that takes', () => {
		expect(layout.columns[0]?.across).toBe(4);
		expect(layout.lanes.map(({ height }) => height)).toEqual([2 * inset + lines * (card.height + gap) - gap]);
		expect(layout.lanes[0]?.load).toEqual({ count, points: count });
		const last = layout.cardOf.get(idOf<ItemId>(name(count - 1)));
		expect(last).toMatchObject({
			x: inset + 3 * (card.width + gap),
			y: inset + (lines - 1) * (card.height + gap)
		});
	});

	test('gives of them no more than a screen shows, and the one under the hand', () => {
		const index = indexOf(layout);
		const y = inset + 600 * (card.height + gap);
		const seen = index.within({ x: 0, y, width: 1600, height: 900 });
		expect(seen.length).toBe(4 * Math.ceil(900 / (card.height + gap)));
		const hit = index.at({ x: inset + card.width + gap + 5, y: y + 5 }, 0);
		expect(hit?.box.item.id).toBe(name(2401));
	});

	test('closes the gap where one of them leaves', () => {
		const [was, now] = [table.places.get(name(0)) ?? null, place(name(0), 'p s 2')];
		const changes = [{ kind: 'places', id: name(0), was, now } as const];
		write(table, changes, 1);
		const after = layOut(table, view(), layout, changes);
		expect(after.cardOf.get(idOf<ItemId>(name(1)))).toMatchObject({ x: inset, y: inset });
		expect(after.cardOf.get(idOf<ItemId>(name(0)))?.x).toBe((after.columns[1]?.x ?? 0) + inset);
		expect(layout.cardOf.get(idOf<ItemId>(name(0)))).toMatchObject({ x: inset, y: inset });
	});
});

describe('a board without items', () => {
	test('has its lanes and columns, and rows to drop into', () => {
		const layout = layOut(board({}, { products: [product('p')], teams: [team('s')] }), view());
		expect(layout.lanes.map(({ rows }) => rows.map(({ height }) => height))).toEqual([[sizes.row]]);
		expect(layout.columns.length).toBeGreaterThan(0);
		expect(layout.cards).toEqual([]);
		expect(indexOf(layout).within({ x: 0, y: 0, width: 1600, height: 900 })).toEqual([]);
	});

	test('is looked at from its beginning even without a lane', () => {
		const layout = layOut(emptyTable(), view());
		expect(layout).toMatchObject({ lanes: [], columns: [], width: sizes.margin, height: sizes.margin });
		const { x, y, z } = homeCamera(layout, { width: 1600, height: 900 });
		expect([x, y, z].every(Number.isFinite)).toBe(true);
	});
});
