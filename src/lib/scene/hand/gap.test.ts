import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { layOut } from '../layout/layout.ts';
import { sizes } from '../layout/measures.ts';
import { board, cellOf, ghost, view } from '../testing/small.ts';
import { gapFor } from './gap.ts';

/** Team t's lane is high because of cell 2; in cell 1 is room. Two cards stand side by side. */
const layout = layOut(board({ 'p s 1': 'a b c', 'p s 2': 'd e f g h i' }), view());
const boxOf = (id: string) => {
	const box = layout.cardOf.get(idOf<ItemId>(id));
	if (!box) throw new Error(`${id} is not on the board.`);
	return box;
};
const carry = (ids: string, cell: string, after: string | null) => ({
	cards: ids.split(' ').map(boxOf),
	target: { ...cellOf(cell), after: after === null ? null : idOf<ItemId>(after) }
});

describe('the gap', () => {
	test('opens where the card will stand, and those behind it move one place on', () => {
		const gap = gapFor(layout, carry('d', 'p s 1', 'a'));
		const b = boxOf('b');
		expect(gap?.slot).toEqual({ x: b.x, y: b.y, ...sizes.card });
		expect([...(gap?.aside.keys() ?? [])]).toEqual(['b', 'c']);
		const c = boxOf('c');
		expect(gap?.aside.get('b')).toEqual({ x: c.x - b.x, y: c.y - b.y });
	});

	test('at the end moves nobody', () => {
		const gap = gapFor(layout, carry('d', 'p s 1', 'c'));
		expect(gap?.aside.size).toBe(0);
		expect(gap?.slot).toEqual({ x: boxOf('b').x, y: boxOf('c').y, ...sizes.card });
	});

	test('in an empty cell is its first place', () => {
		const gap = gapFor(layout, carry('d', 'p s 3', null));
		const column = layout.columns.find(({ timebox }) => timebox.id === '3');
		expect(gap?.slot.x).toBe((column?.x ?? 0) + sizes.inset);
	});

	test('does not open where the cards stand already', () => {
		expect(gapFor(layout, carry('b', 'p s 1', 'a'))).toBeNull();
		expect(gapFor(layout, carry('b c', 'p s 1', 'a'))).toBeNull();
		expect(gapFor(layout, carry('c b', 'p s 1', 'a'))).not.toBeNull();
	});

	test('opens behind cards in the hand that stand there already', () => {
		const gap = gapFor(layout, carry('a b d', 'p s 1', null));
		expect([...(gap?.aside.keys() ?? [])]).toEqual(['c']);
	});

	test('is narrow where the cell is full, and stays on its line', () => {
		const gap = gapFor(layout, carry('a', 'p s 2', 'd'));
		const [d, e] = [boxOf('d'), boxOf('e')];
		expect(gap?.slot.y).toBe(d.y);
		expect(gap?.slot.width).toBeLessThan(sizes.card.width / 2);
		expect(gap?.aside.get('d')?.x).toBeLessThan(0);
		expect(gap?.aside.get('e')?.x).toBeGreaterThan(0);
		expect(gap?.aside.has('f')).toBe(false);
		expect((gap?.slot.x ?? 0) + (gap?.slot.width ?? 0)).toBeLessThan(e.x + (gap?.aside.get('e')?.x ?? 0));
	});

	test('lets ghosts move on as cards do', () => {
		const haunted = layOut(
			board({ 'p s 1': 'a b', 'p s 2': 'd e f g h i' }),
			view({ ghosts: [ghost('x', 'd', 'p s 1', 'b')] })
		);
		const d = haunted.cardOf.get(idOf<ItemId>('e'));
		const target = { ...cellOf('p s 1'), after: null };
		expect([...(gapFor(haunted, { cards: d ? [d] : [], target })?.aside.keys() ?? [])]).toContain('x');
	});
});
