import { describe, expect, test } from 'vitest';
import { board, item, place, product, team, timebox, view } from '../testing/small.ts';
import { layOut } from './layout.ts';
import { afar, sizes } from './measures.ts';
import { fairly } from './shares.ts';

/** Lanes of one team each but the first, which has several: so many cards in each of two timeboxes. */
function boardOf(lanes: readonly number[], teams = 1) {
	const named = (n: number): string => String(n).padStart(2, '0');
	const cells = lanes.flatMap((count, lane) =>
		Array.from({ length: lane === 0 ? teams : 1 }, (_, at) => ({
			cell: `l${named(lane)} t${named(at)}`,
			count
		}))
	);
	const standing = cells.flatMap(({ cell, count }) =>
		Array.from({ length: 2 * count }, (_, n) => ({
			id: `${cell} ${String(n)}`.replaceAll(' ', '.'),
			cell: `${cell} ${n % 2 === 0 ? '1' : '2'}`
		}))
	);
	return board(
		{},
		{
			products: lanes.map((_, n) => product(`l${named(n)}`)),
			teams: Array.from({ length: teams }, (_, n) => team(`t${named(n)}`)),
			timeboxes: [timebox('1'), timebox('2')],
			items: standing.map(({ id }) => item(id)),
			places: standing.map(({ id, cell }) => place(id, cell))
		}
	);
}

const room = { width: 1000, height: 600 } as const;
/** Lengths on the screen of a board laid out to fill it. */
function seen(
	table: ReturnType<typeof boardOf>,
	fill: { readonly width: number; readonly height: number } = room
) {
	const layout = layOut(table, view({ room: fill }));
	const z = Math.min(1, fill.width / layout.width, fill.height / layout.height);
	const high = (boxes: readonly { readonly height: number }[]) => boxes.map(({ height }) => height * z);
	return {
		z,
		lanes: high(layout.lanes),
		rows: high(layout.lanes.flatMap(({ rows }) => rows)),
		columns: layout.columns.map(({ width }) => width * z),
		whole: [layout.width * z, layout.height * z]
	};
}

describe('a board too large for its cards to be read on a wall', () => {
	test('gives every row the height of its name, and the rest by what stands in it', () => {
		const { rows, whole, z } = seen(boardOf([600, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]));
		expect(z).toBeLessThan(0.22);
		expect(Math.min(...rows)).toBeGreaterThanOrEqual(afar.row - 1e-6);
		expect(rows[0]).toBeGreaterThan(300);
		expect(whole).toEqual([expect.closeTo(room.width, 6), expect.closeTo(room.height, 6)]);
	});

	test('lets lanes speak, all alike, where there is no room for the name of every row', () => {
		const { lanes, z } = seen(boardOf([12, 1, 40, 1, 1, 300, 1, 1], 40));
		const each = (room.height - 7 * sizes.seam * z) / 8;
		for (const lane of lanes) expect(lane).toBeCloseTo(each, 6);
	});

	test('is not laid out for a camera farther away than there is, however large it is', () => {
		const { z, whole } = seen(boardOf(Array.from({ length: 30 }, () => 900)));
		expect(z).toBeGreaterThanOrEqual(0.04);
		expect(whole).toEqual([expect.closeTo(room.width, 6), expect.closeTo(room.height, 6)]);
	});

	test('has columns in which a name and a number stand', () => {
		const { columns } = seen(boardOf([900]), { width: 90, height: 600 });
		expect(columns).toEqual([expect.closeTo(45, 6), expect.closeTo(45, 6)]);
	});
});

test('what is shared out fairly comes to all there is, and nobody gets less than the least', () => {
	expect(fairly([1, 1, 8], 100, 20)).toEqual([20, 20, 60]);
	expect(fairly([1, 1, 2], 100, 10)).toEqual([25, 25, 50]);
	expect(fairly([1, 5], 30, 40)).toEqual([15, 15]);
	// What one is given makes another too small.
	expect(fairly([1, 6, 13], 60, 17)).toEqual([17, 17, 26]);
});
