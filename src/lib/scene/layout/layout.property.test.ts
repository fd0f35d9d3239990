import fc from 'fast-check';
import { expect, test } from 'vitest';
import { board, ghost, item, place, team, view } from '../testing/small.ts';
import type { Rect } from './boxes.ts';
import { layOut } from './layout.ts';

const cell = fc
	.tuple(fc.constantFrom('p', 'q'), fc.constantFrom('s', 't'), fc.constantFrom('1', '2', '3', '0'))
	.map((parts) => parts.join(' '));

const boards = fc
	.record({
		cells: fc.array(cell, { minLength: 1, maxLength: 60 }),
		ghosts: fc.array(fc.record({ of: fc.nat(), to: cell, after: fc.option(fc.nat()), signers: fc.nat(4) }), {
			maxLength: 12
		}),
		capacity: fc.option(fc.nat(50)),
		groupBy: fc.constantFrom('product' as const, 'team' as const),
		collapsed: fc.subarray(['p', 's'])
	})
	.map(({ cells, ghosts, capacity, groupBy, collapsed }) => {
		const id = (n: number): string => `i${n % cells.length}`;
		const table = board(
			{},
			{
				items: cells.map((_, n) => item(id(n), { size: n % 7 })),
				places: cells.map((to, n) => place(id(n), to)),
				teams: [team('s', { capacity }), team('t')]
			}
		);
		const proposed = ghosts.map(({ of, to, after, signers }, n) => ({
			...ghost(`g${n}`, id(of), to, after === null ? null : id(after)),
			signers: Array.from({ length: signers }, (_, k) => ({
				label: `product ${k}`,
				state: 'waiting' as const,
				mine: false
			}))
		}));
		return { table, view: view({ ghosts: proposed, groupBy, collapsed: new Set(collapsed) }) };
	});

const overlap = (a: Rect, b: Rect): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('no two cards or ghosts ever lie over each other', () => {
	fc.assert(
		fc.property(boards, ({ table, view: seen }) => {
			const { cards, ghosts } = layOut(table, seen);
			const boxes: Rect[] = [...cards, ...ghosts];
			for (const [n, a] of boxes.entries())
				for (const b of boxes.slice(n + 1)) if (overlap(a, b)) return false;
			return true;
		})
	);
});

test('every card lies in its cell, every cell in its lane, and nothing outside the board', () => {
	fc.assert(
		fc.property(boards, ({ table, view: seen }) => {
			const layout = layOut(table, seen);
			for (const lane of layout.lanes)
				for (const row of lane.rows) {
					expect(row.y).toBeGreaterThanOrEqual(lane.y);
					expect(row.y + row.height).toBeLessThanOrEqual(lane.y + lane.height);
					for (const each of row.cells)
						for (const box of each ? [...each.cards, ...each.ghosts] : []) {
							expect(box.x + box.width).toBeLessThanOrEqual(each ? each.x + each.width : 0);
							expect(box.y + box.height).toBeLessThanOrEqual(row.y + row.height);
						}
				}
			for (const { x, y, width, height } of layout.cards) {
				expect(x + width).toBeLessThanOrEqual(layout.width);
				expect(y + height).toBeLessThanOrEqual(layout.height);
			}
		})
	);
});

test('every item of an open lane is shown once', () => {
	fc.assert(
		fc.property(boards, ({ table, view: seen }) => {
			const shown = layOut(table, seen).cards.map((box) => box.item.id);
			const expected = [...table.places.values()]
				.filter((each) => !seen.collapsed.has(seen.groupBy === 'product' ? each.product : each.team))
				.map((each) => each.item);
			expect(shown.toSorted()).toEqual(expected.toSorted());
		})
	);
});

test('drawn out to a room fills all of it, with cards that are no smaller than laid out for hands', () => {
	const rooms = fc.record({
		width: fc.integer({ min: 200, max: 4000 }),
		height: fc.integer({ min: 200, max: 2000 })
	});
	fc.assert(
		fc.property(boards, rooms, ({ table, view: seen }, room) => {
			const layout = layOut(table, { ...seen, room });
			if (layout.lanes.every(({ rows }) => rows.length === 0)) return;
			const zoom = ({ width, height }: { width: number; height: number }) =>
				Math.min(1, room.width / width, room.height / height);
			const z = zoom(layout);
			expect([layout.width * z, layout.height * z]).toEqual([
				expect.closeTo(room.width, 3),
				expect.closeTo(room.height, 3)
			]);
			expect(z).toBeGreaterThanOrEqual(zoom(layOut(table, seen)) - 1e-9);
			const boxes: Rect[] = [...layout.cards, ...layout.ghosts];
			for (const [n, a] of boxes.entries()) {
				expect([a.x >= 0, a.x + a.width <= layout.width, a.y + a.height <= layout.height]).not.toContain(
					false
				);
				for (const b of boxes.slice(n + 1)) expect(overlap(a, b)).toBe(false);
			}
		})
	);
});
