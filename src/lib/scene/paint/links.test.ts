import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { layOut } from '../layout/layout.ts';
import { board, needs, view } from '../testing/small.ts';
import { betweenCards, bundlesOf, lateIn, readable, tagsOf } from './bundles.ts';
import { saidOf, shortOf } from './links.ts';
import { landing } from './neighbours.ts';
import { touches } from './picture.ts';

const linked = (cells: Record<string, string>, ...links: (readonly [string, string])[]) =>
	layOut(board(cells, { links: links.map(([from, to]) => needs(from, to)) }), view());
const lineOf = (layout: ReturnType<typeof linked>, item: string) =>
	layout.cardOf.get(idOf<ItemId>(item))?.lines[0] ?? expect.fail(`${item} has no link.`);

describe('a link of what is carried', () => {
	const layout = linked({ 'p s 1': 'a', 'q t 2': 'b' }, ['a', 'b']);

	test('breaks where its giver would land after the need', () => {
		expect(landing(layout, lineOf(layout, 'a'), true, 1).conflict).toBe(false);
		const late = landing(layout, lineOf(layout, 'a'), true, 2);
		expect(late.conflict).toBe(true);
		expect(saidOf(layout, late)).toBe('3, needed by 2');
	});

	test('is told by the numbers of its timeboxes where their names have no room', () => {
		const columns = layout.columns.map((column) => ({
			...column,
			timebox: { ...column.timebox, name: column.timebox.name.replace(/^\d/, 'Iteration 1$&') }
		}));
		const [late, never] = [
			{ lands: 2, need: 1 },
			{ lands: 3, need: 0 }
		];
		expect(saidOf({ ...layout, columns }, late)).toBe('Iteration 13, needed by Iteration 12');
		expect(shortOf({ ...layout, columns }, late)).toBe('13, needed by 12');
		expect(shortOf({ ...layout, columns }, never)).toBe('Later, needed by 11');
	});

	test('breaks where its receiver would come before what it needs', () => {
		const early = linked({ 'p s 2': 'a', 'q t 3': 'b' }, ['a', 'b']);
		expect(landing(early, lineOf(early, 'b'), false, 1).conflict).toBe(false);
		expect(landing(early, lineOf(early, 'b'), false, 0)).toMatchObject({ conflict: true, lands: 1, need: 0 });
	});
});

describe('broken links from afar', () => {
	test('between the same lanes and timeboxes are one line, the heaviest first', () => {
		const layout = linked(
			{ 'p s 3': 'a b', 'q t 1': 'c d', 'q s 2': 'e' },
			['a', 'e'],
			['a', 'c'],
			['b', 'd']
		);
		expect(bundlesOf(layout).map(({ count }) => count)).toEqual([2, 1]);
		const [p, q] = layout.lanes;
		const [bundle] = bundlesOf(layout);
		expect(bundle?.from.y).toBe((p?.y ?? 0) + (p?.height ?? 0) * 0.86);
		expect(bundle?.to.y).toBe((q?.y ?? 0) + (q?.height ?? 0) * 0.86);
	});

	test('lead from card to card as long as cards are seen, not past them', () => {
		const layout = linked({ 'p s 3': 'a b', 'q t 1': 'c d' }, ['a', 'c'], ['b', 'd']);
		const [bundle] = bundlesOf(layout);
		if (!bundle) expect.fail('Nothing is broken.');
		const [a, c] = [layout.cardOf.get(idOf<ItemId>('a')), layout.cardOf.get(idOf<ItemId>('c'))];
		if (!a || !c) expect.fail('They are not drawn.');
		expect(betweenCards(layout, bundle)).toMatchObject({
			count: 2,
			from: { x: a.x + a.width, y: a.y + a.height / 2 },
			to: { x: c.x, y: c.y + c.height / 2 }
		});
	});

	test('are so many as the eye can follow: of a web only the heavy ones', () => {
		const [one] = bundlesOf(linked({ 'p s 3': 'a', 'q t 1': 'c' }, ['a', 'c']));
		if (!one) expect.fail('Nothing is broken.');
		const light = Array.from({ length: 12 }, () => one);
		expect(readable(light)).toHaveLength(12);
		expect(readable([{ ...one, count: 2 }, ...light])).toEqual([{ ...one, count: 2 }]);
	});

	test('tell their numbers beside each other, and none over another', () => {
		const [one] = bundlesOf(linked({ 'p s 3': 'a', 'q t 1': 'c' }, ['a', 'c']));
		if (!one) expect.fail('Nothing is broken.');
		const boxes = tagsOf(
			Array.from({ length: 8 }, () => one),
			1,
			() => 15
		);
		const told = boxes.filter((box) => box !== null);
		expect(told.length).toBeGreaterThan(2);
		for (const [n, box] of told.entries())
			expect(told.slice(n + 1).filter((other) => touches(box, other))).toEqual([]);
	});

	test('are counted for the lane that needs them', () => {
		const layout = linked({ 'p s 3': 'a b', 'q t 1': 'c' }, ['a', 'c'], ['b', 'c']);
		expect([...lateIn(layout)]).toEqual([['q', 2]]);
	});

	test('are none where all hold', () => {
		expect(bundlesOf(linked({ 'p s 1': 'a', 'q t 2': 'b' }, ['a', 'b']))).toEqual([]);
	});
});
