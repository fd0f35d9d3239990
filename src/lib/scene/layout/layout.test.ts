import { describe, expect, test } from 'vitest';
import { grey, noProduct } from '#lib/domain/colour.ts';
import { board, ghost, item, needs, place, product, team, timebox, view } from '../testing/small.ts';
import type { Layout, Rect } from './boxes.ts';
import { layOut } from './layout.ts';
import { columnWidth, sizes } from './measures.ts';

const { card, gap, inset, row, seam, slim, footer } = sizes;
const at = (layout: Layout, id: string): [number, number] | null => {
	const box = layout.cards.find((each) => each.item.id === id);
	return box ? [box.x, box.y] : null;
};
const rect = ({ x, y, width, height }: Rect): Rect => ({ x, y, width, height });

describe('columns', () => {
	test('stand in the order of time, what has no date last and by its name', () => {
		const layout = layOut(board({ 'p s 1': 'a' }), view());
		expect(layout.columns.map(({ timebox: { name }, when }) => [name, when])).toEqual([
			['1', 'unknown'],
			['2', 'unknown'],
			['3', 'unknown'],
			['Later', 'undated']
		]);
	});

	test('are as wide as their fullest cell needs', () => {
		const layout = layOut(
			board({ 'p s 1': 'a b', 'q t 1': 'c', 'p s 2': 'd', 'p s 3': 'e f g h i j k' }),
			view()
		);
		expect(layout.columns.map(({ width }) => width)).toEqual([
			columnWidth(2),
			columnWidth(1),
			columnWidth(3),
			columnWidth(1)
		]);
		expect(layout.columns.map(({ x }) => x)).toEqual([
			0,
			columnWidth(2),
			columnWidth(2) + columnWidth(1),
			columnWidth(2) + columnWidth(1) + columnWidth(3)
		]);
	});

	test('are slim when they are over and empty, and stay wide enough for a card when they are to come', () => {
		const timeboxes = [
			timebox('1', { starts: '2026-01-01', ends: '2026-03-31' }),
			timebox('2', { starts: '2026-04-01', ends: '2026-06-30' }),
			timebox('3', { starts: '2026-07-01', ends: '2026-09-30' })
		];
		const layout = layOut(board({ 'p s 2': 'a' }, { timeboxes }), view());
		expect(layout.columns.map(({ when }) => when)).toEqual(['past', 'now', 'later']);
		expect(layout.columns.map(({ width }) => width)).toEqual([slim, columnWidth(1), columnWidth(1)]);
	});

	test('keep their width when a lane is collapsed', () => {
		const table = board({ 'p s 1': 'a b c', 'q s 2': 'd' });
		const open = layOut(table, view());
		const folded = layOut(table, view({ collapsed: new Set(['p']) }));
		expect(folded.columns.map(rectOfColumn)).toEqual(open.columns.map(rectOfColumn));
	});
});

const rectOfColumn = ({ x, width }: Layout['columns'][number]) => ({ x, width });

describe('cards', () => {
	test('that go together stand behind each other, before whoever stands there already', () => {
		const ghosts = [
			ghost('x', 'd', 'p s 1', 'a'),
			ghost('x.2', 'e', 'p s 1', 'd'),
			ghost('x.3', 'f', 'p s 1', 'e')
		];
		const { lanes } = layOut(board({ 'p s 1': 'a b', 'q t 2': 'd e f' }), view({ ghosts }));
		const cell = lanes[0]?.rows[0]?.cells[0];
		const order = [...(cell?.cards ?? []), ...(cell?.ghosts ?? [])]
			.sort((one, other) => one.y - other.y || one.x - other.x)
			.map(({ item: { id } }) => id);
		expect(order).toEqual(['a', 'd', 'e', 'f', 'b']);
	});

	test('flow in lines, by rank', () => {
		const layout = layOut(board({ 'p s 1': 'a b c' }), view());
		expect(at(layout, 'a')).toEqual([inset, inset]);
		expect(at(layout, 'b')).toEqual([inset + card.width + gap, inset]);
		expect(at(layout, 'c')).toEqual([inset, inset + card.height + gap]);
	});

	test('of lower lanes begin below the lanes above', () => {
		const layout = layOut(board({ 'p s 1': 'a b c', 'p t 1': 'd', 'q s 1': 'e' }), view());
		const first = 2 * card.height + gap + 2 * inset;
		expect(layout.lanes.map(({ y, height }) => [y, height])).toEqual([
			[0, first + row],
			[first + row + seam, row]
		]);
		expect(at(layout, 'd')).toEqual([inset, first + inset]);
		expect(at(layout, 'e')).toEqual([inset, first + row + seam + inset]);
	});

	test('leave room for the load below where their team plans by capacity', () => {
		const teams = [team('s', { capacity: 5 }), team('t')];
		const layout = layOut(board({ 'p s 1': 'a b c' }, { teams }), view());
		expect(layout.lanes[0]?.rows[0]?.height).toBe(2 * card.height + gap + 2 * inset + footer);
	});

	test('know that a live date falls before the end of their timebox', () => {
		const live = { customer: 'Mercy', date: '2026-05-01' };
		const table = board(
			{},
			{
				items: [item('a', { live }), item('b', { live: { ...live, date: '2026-07-01' } })],
				places: [place('a', 'p s 1'), place('b', 'p s 1')],
				timeboxes: [timebox('1', { starts: '2026-04-01', ends: '2026-06-30' })]
			}
		);
		expect(layOut(table, view()).cards.map(({ late }) => late)).toEqual([true, false]);
	});
});

describe('lanes', () => {
	test('hold a team lane only where product and team have something', () => {
		const layout = layOut(board({ 'p s 1': 'a', 'q t 2': 'b' }), view());
		expect(layout.lanes.map((lane) => lane.rows.map(({ name }) => name))).toEqual([['Team s'], ['Team t']]);
	});

	test('of what has no product have the grey of none, as their rows and cards, whatever the board has kept', () => {
		const none = product('p', { name: noProduct, colour: 0 });
		const layout = layOut(board({ 'p s 1': 'a', 'q s 1': 'b' }, { products: [none, product('q')] }), view());
		const [lane, other] = layout.lanes;
		expect([lane?.colour, lane?.rows[0]?.colour, layout.cards[0]?.colour]).toEqual([grey, grey, grey]);
		expect(other?.colour).toBe(0);
	});

	test('turned over are the teams, with products inside in their colours', () => {
		const layout = layOut(board({ 'p s 1': 'a', 'q s 1': 'b', 'q t 2': 'c' }), view({ groupBy: 'team' }));
		expect(layout.lanes.map(({ name, kind }) => [name, kind])).toEqual([
			['Team s', 'team'],
			['Team t', 'team']
		]);
		expect(layout.lanes[0]?.rows.map(({ name, colour }) => [name, colour])).toEqual([
			['Product p', 0],
			['Product q', 1]
		]);
	});

	test('collapsed show no cards but their counts by column', () => {
		const layout = layOut(board({ 'p s 1': 'a b', 'q t 2': 'c' }), view({ collapsed: new Set(['p']) }));
		const [p, q] = layout.lanes;
		expect([p?.height, p?.rows.length, p?.counts]).toEqual([sizes.collapsed, 0, [2, 0, 0, 0]]);
		expect(q?.y).toBe(sizes.collapsed + seam);
		expect(layout.cards.map((each) => each.item.id)).toEqual(['c']);
	});

	test('without any item have one row to drop a card into', () => {
		const products = [product('p'), product('q')];
		const layout = layOut(board({ 'p s 1': 'a' }, { products }), view());
		expect(layout.lanes[1]).toMatchObject({ name: 'Product q', height: row, collapsed: false });
		expect(layout.lanes[1]?.rows.map(({ name }) => name)).toEqual(['Team s']);
	});

	test('without any item, on a board without teams, are low', () => {
		const layout = layOut(board({}, { products: [product('p')], teams: [] }), view());
		expect(layout.lanes).toMatchObject([{ name: 'Product p', height: sizes.collapsed, rows: [] }]);
	});

	test('know their load, and their team’s in all products', () => {
		const table = board(
			{},
			{
				items: [item('a', { size: 3 }), item('b', { size: 5 }), item('c')],
				places: [place('a', 'p s 1'), place('b', 'q s 1'), place('c', 'q s 2')],
				teams: [team('s', { capacity: 6 })]
			}
		);
		const [p, q] = layOut(table, view()).lanes;
		expect(p?.load).toEqual({ count: 1, points: 3 });
		expect(q?.load).toEqual({ count: 2, points: 5 });
		expect(p?.rows[0]?.cells[0]).toMatchObject({
			load: { count: 1, points: 3 },
			team: { count: 2, points: 8 },
			capacity: 6
		});
	});
});

describe('ghosts', () => {
	test('stand behind the card they want to follow, and the card they would take is leaving', () => {
		const layout = layOut(
			board({ 'p s 1': 'a b', 'p s 2': 'c' }),
			view({ ghosts: [ghost('g', 'c', 'p s 1', 'a')] })
		);
		expect(layout.ghosts.map(rect)).toEqual([{ x: inset + card.width + gap, y: inset, ...card }]);
		expect(at(layout, 'b')).toEqual([inset, inset + card.height + gap]);
		expect(layout.cards.filter(({ leaving }) => leaving).map((each) => each.item.id)).toEqual(['c']);
	});

	test('that are rivals stand side by side, numbered', () => {
		const layout = layOut(
			board({ 'p s 1': 'a b c', 'p s 2': 'd' }),
			view({ ghosts: [ghost('g', 'd', 'p s 1', 'c'), ghost('h', 'd', 'p s 1', 'c')] })
		);
		const [g, h] = layout.ghosts;
		// The third card leaves one free place beside it; the pair begins a line of its own.
		expect([g?.y, h?.y]).toEqual([inset + 2 * (card.height + gap), inset + 2 * (card.height + gap)]);
		expect([g?.rival, h?.rival]).toEqual([1, 2]);
	});

	test('push the cards below down by the room of their signers', () => {
		const signers = [{ label: 'kubelet', state: 'waiting', mine: false } as const];
		const plain = layOut(
			board({ 'p s 1': 'a b', 'p s 2': 'c' }),
			view({ ghosts: [ghost('g', 'c', 'p s 1')] })
		);
		const asked = layOut(
			board({ 'p s 1': 'a b', 'p s 2': 'c' }),
			view({ ghosts: [{ ...ghost('g', 'c', 'p s 1'), signers }] })
		);
		expect(at(asked, 'a')).toEqual(at(plain, 'a'));
		expect(at(asked, 'b')?.[1]).toBeGreaterThan(at(plain, 'b')?.[1] ?? Infinity);
	});

	test('come last where the card they wanted to follow has gone', () => {
		const layout = layOut(
			board({ 'p s 1': 'a', 'p s 2': 'b' }),
			view({ ghosts: [ghost('g', 'b', 'p s 1', 'b')] })
		);
		expect(layout.ghosts[0]?.x).toBe(inset + card.width + gap);
	});

	test('make the lane they want where there was none', () => {
		const layout = layOut(board({ 'p s 1': 'a' }), view({ ghosts: [ghost('g', 'a', 'q t 2')] }));
		expect(layout.lanes[1]?.rows.map(({ name }) => name)).toEqual(['Team s', 'Team t']);
	});

	test('of items still to be added show what they bring', () => {
		const added = item('new', { title: 'Something new' });
		const layout = layOut(
			board({ 'p s 1': 'a' }),
			view({ ghosts: [{ ...ghost('g', 'new', 'p s 1', 'a'), added }] })
		);
		expect(layout.ghosts[0]?.item.title).toBe('Something new');
	});
});

describe('links', () => {
	test('conflict where the giver lands later than its receiver; the undated is later than all', () => {
		const table = board(
			{ 'p s 1': 'a', 'p s 2': 'b', 'p s 0': 'c' },
			{ links: [needs('a', 'b'), needs('b', 'a'), needs('c', 'b')] }
		);
		const layout = layOut(table, view());
		expect(layout.links.map(({ from, to, conflict }) => [from, to, conflict])).toEqual([
			['a', 'b', false],
			['b', 'a', true],
			['c', 'b', true]
		]);
		expect(layout.cards.map(({ item: { id }, links, conflicts }) => [id, links, conflicts])).toEqual([
			['a', 2, 1],
			['b', 3, 2],
			['c', 1, 1]
		]);
	});
});
