import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { layOut } from '../layout/layout.ts';
import { columnWidth, sizes } from '../layout/measures.ts';
import { board, cellOf, ghost, view } from '../testing/small.ts';
import { indexOf, laneAt, rowAt } from './hits.ts';
import { placeAt, placeOf, pointOf, spotAt, stepFrom, targetAt } from './spots.ts';

const { card, gap, inset } = sizes;
const layout = layOut(
	board({ 'p s 1': 'a b c', 'q t 2': 'd' }),
	view({ ghosts: [ghost('g', 'd', 'p s 2')] })
);
const index = indexOf(layout);
const middle = (id: string) => {
	const box = layout.cardOf.get(idOf<ItemId>(id));
	return { x: (box?.x ?? 0) + card.width / 2, y: (box?.y ?? 0) + card.height / 2 };
};

describe('what lies under a point', () => {
	test('is the card there, or the ghost', () => {
		expect(index.at(middle('b'), 0)?.box.item.id).toBe('b');
		const [box] = layout.ghosts;
		const hit = index.at({ x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 }, 0);
		expect(hit?.kind).toBe('ghost');
	});

	test('is nothing in a gap, but the nearer card with some slack', () => {
		const between = { x: inset + card.width + 1, y: inset + 10 };
		expect(index.at(between, 0)).toBeNull();
		expect(index.at(between, 3)?.box.item.id).toBe('a');
	});

	test('is found by rectangle', () => {
		const found = index.within({ x: 0, y: 0, width: columnWidth(2), height: 200 });
		expect(found.map(({ box }) => box.item.id).toSorted()).toEqual(['a', 'b', 'c']);
	});

	test('is a lane, its seam included, and nothing below the last', () => {
		const [p, q] = layout.lanes;
		expect(laneAt(layout, (p?.height ?? 0) + 1)?.id).toBe('p');
		expect(laneAt(layout, (q?.y ?? 0) + 1)?.id).toBe('q');
		expect(laneAt(layout, layout.height + 1)).toBeNull();
		expect(rowAt(layout, (q?.y ?? 0) + 1)?.team).toBe('t');
	});
});

describe('a spot', () => {
	test('means the same point again', () => {
		const point = middle('c');
		const spot = spotAt(layout, point);
		expect(spot && pointOf(layout, spot)).toEqual(point);
	});

	test('in a collapsed lane is on its line', () => {
		const spot = spotAt(layout, middle('a'));
		const folded = layOut(board({ 'p s 1': 'a b c', 'q t 2': 'd' }), view({ collapsed: new Set(['p']) }));
		expect(spot && pointOf(folded, spot)?.y).toBe(sizes.collapsed / 2);
	});

	test('over nothing is none', () => {
		expect(spotAt(layout, { x: 10, y: layout.height + 50 })).toBeNull();
		expect(spotAt(layout, { x: -10, y: 10 })).toBeNull();
	});
});

describe('a drop', () => {
	const target = (x: number, y: number, carried: string | null = null) =>
		targetAt(layout, { x, y }, new Set(carried === null ? [] : [idOf<ItemId>(carried)]));

	test('lands behind the last card before the point', () => {
		expect(target(inset + 10, inset + 10)?.after).toBeNull();
		expect(target(inset + card.width - 10, inset + 10)?.after).toBe('a');
		expect(target(inset + 10, inset + card.height + gap + 10)?.after).toBe('b');
		expect(target(inset + 300, inset + card.height + gap + 10)?.after).toBe('c');
	});

	test('never follows the carried card itself', () => {
		expect(target(inset + card.width - 10, inset + 10, 'a')?.after).toBeNull();
	});

	test('into an empty cell is its first', () => {
		const place = placeOf(layout, cellOf('p s 3'));
		expect(target((place?.column.x ?? 0) + 5, 5)).toEqual({ ...cellOf('p s 3'), after: null });
	});
});

describe('an arrow key', () => {
	test('steps over lanes and stops at the edge', () => {
		const here = placeAt(layout, middle('a'));
		expect(here && stepFrom(layout, here, 0, 1)?.row.product).toBe('q');
		expect(here && stepFrom(layout, here, 1, 0)?.column.timebox.id).toBe('2');
		expect(here && stepFrom(layout, here, -1, 0)).toBeNull();
	});
});
