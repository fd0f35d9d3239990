import { describe, expect, test } from 'vitest';
import { idOf, type ItemId } from '#lib/domain/ids.ts';
import { layOut } from '../layout/layout.ts';
import { headsFor } from '../layout/measures.ts';
import { board, cellOf, view } from '../testing/small.ts';
import { toScreen } from '../view/camera.ts';
import { carriedBy, carriedTo, staysPut, stillCarried, takenWith, takeUp, takeUpByKey } from './carry.ts';
import { pullAt } from './edges.ts';

const layout = layOut(board({ 'p s 1': 'a b c', 'q t 2': 'd' }), view());
const camera = { x: -236, y: -48, z: 1 };
const cardOf = (id: string) => {
	const card = layout.cardOf.get(idOf<ItemId>(id));
	if (!card) throw new Error(`${id} is not on the board.`);
	return card;
};
const over = (id: string, dx: number) => toScreen(camera, { x: cardOf(id).x + dx, y: cardOf(id).y + 10 });

describe('a carried card', () => {
	test('is held where it was taken', () => {
		expect(takeUp(camera, cardOf('b'), over('b', 30)).grip).toEqual({ x: 30, y: 10 });
	});

	test('has the cell under the hand for its target, and asks anew for each', () => {
		const taken = {
			...takeUp(camera, cardOf('a'), over('a', 5)),
			verdict: { ok: false, because: '' } as const
		};
		const there = carriedTo(layout, camera, taken, over('d', 5));
		expect(there.target).toEqual({ ...cellOf('q t 2'), after: null });
		expect(there.verdict).toBeNull();
	});

	test('keeps its verdict while the target stays the same', () => {
		const first = carriedTo(layout, camera, takeUp(camera, cardOf('a'), over('a', 5)), over('d', 5));
		const judged = { ...first, verdict: { ok: false, because: 'No.' } as const };
		expect(carriedTo(layout, camera, judged, over('d', 6)).verdict).toEqual({ ok: false, because: 'No.' });
	});

	test('changes nothing behind the card it already follows', () => {
		const taken = takeUp(camera, cardOf('b'), over('b', 5));
		const home = carriedTo(layout, camera, taken, over('b', 5));
		expect(staysPut(layout, home)).toBe(true);
		expect(staysPut(layout, carriedTo(layout, camera, taken, over('a', 5)))).toBe(false);
	});

	test('steps by keys from cell to cell, to the end of each, and not off the board', () => {
		const taken = takeUpByKey(layout, camera, cardOf('a'));
		expect(staysPut(layout, taken)).toBe(true);
		const right = carriedBy(layout, taken, 1, 0);
		expect(right.target).toEqual({ ...cellOf('p s 2'), after: null });
		const down = carriedBy(layout, right, 0, 1);
		expect(down.target).toEqual({ ...cellOf('q t 2'), after: 'd' });
		expect(carriedBy(layout, down, 0, 1).target).toEqual(down.target);
		expect(carriedBy(layout, carriedBy(layout, right, -1, 0), 0, 0).target?.after).toBe('c');
	});
});

describe('several carried cards', () => {
	const items = (ids: string) => new Set(ids.split(' ').map((id) => idOf<ItemId>(id)));
	const keys = (cards: readonly { readonly item: { readonly id: ItemId } }[]) =>
		cards.map(({ item }) => item.id);

	test('are all that is selected, as the board reads, where the held one is among them', () => {
		expect(keys(takenWith(layout, cardOf('d'), items('d c a')))).toEqual(['a', 'c', 'd']);
		expect(keys(takenWith(layout, cardOf('b'), items('d c a')))).toEqual(['b']);
	});

	test('land behind a card that is none of them', () => {
		const taken = takeUp(camera, cardOf('a'), over('a', 5), [cardOf('a'), cardOf('b')]);
		expect(carriedTo(layout, camera, taken, over('b', 155)).target?.after).toBeNull();
		expect(carriedTo(layout, camera, taken, over('c', 155)).target?.after).toBe('c');
	});

	test('stay put only where all of them stand so already', () => {
		const taken = takeUp(camera, cardOf('b'), over('b', 5), [cardOf('b'), cardOf('c')]);
		const behindA = { ...taken, target: { ...cellOf('p s 1'), after: idOf<ItemId>('a') } };
		expect(staysPut(layout, behindA)).toBe(true);
		expect(staysPut(layout, { ...behindA, cards: [cardOf('c'), cardOf('b')] })).toBe(false);
		expect(staysPut(layout, { ...behindA, cards: [cardOf('b'), cardOf('d')] })).toBe(false);
	});

	test('go on without one that others took off the board, and not without the held one', () => {
		const taken = takeUp(camera, cardOf('b'), over('b', 5), [cardOf('b'), cardOf('d')]);
		const without = (gone: string) =>
			layOut(board(gone === 'd' ? { 'p s 1': 'a b c' } : { 'p s 1': 'a c', 'q t 2': 'd' }), view());
		expect(keys(stillCarried(taken, without('d'))?.cards ?? [])).toEqual(['b']);
		expect(stillCarried(taken, without('b'))).toBeNull();
	});
});

describe('the edge of the screen', () => {
	const viewport = { width: 1600, height: 1000 };

	test('pulls the board along, the harder the nearer', () => {
		const near = pullAt({ x: 1590, y: 500 }, viewport, 16).x;
		expect(near).toBeGreaterThan(pullAt({ x: 1570, y: 500 }, viewport, 16).x);
		expect(pullAt({ x: 800, y: 500 }, viewport, 16)).toEqual({ x: 0, y: 0 });
	});

	test('begins at the heads on the left and the top', () => {
		const { width } = headsFor(viewport);
		expect(pullAt({ x: width + 1, y: 500 }, viewport, 16).x).toBeLessThan(0);
		expect(pullAt({ x: 800, y: 50 }, viewport, 16).y).toBeLessThan(0);
	});
});
