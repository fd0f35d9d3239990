import { expect, test } from 'vitest';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import type { Lease } from '#lib/server/storage/nodes.ts';
import { lapsed, renewed, taking, without, type Holdings } from './holdings.ts';

const lease = (board: string, fence = 1): Lease => ({ board: idOf<BoardId>(board), fence });
const holding = (...leases: Lease[]): Holdings =>
	leases.reduce<Holdings>((so, each) => taking(so, each, 100), new Map());
const held = (holdings: Holdings) =>
	[...holdings.values()].map(({ lease: { board, fence } }) => [board, fence]);

test('a lease runs out at its time, and not before', () => {
	const both = taking(holding(lease('a')), lease('b'), 200);
	expect(lapsed(both, 99)).toEqual([]);
	expect(lapsed(both, 100)).toEqual([lease('a')]);
	expect(lapsed(taking(both, lease('c'), Infinity), 1e9)).toHaveLength(2);
});

test('what is renewed is held longer, and what is not is lost', () => {
	const after = renewed(holding(lease('a'), lease('b')), [lease('a'), lease('b')], [lease('b')], 300);
	expect(after.lost).toEqual([lease('a')]);
	expect(held(after.holdings)).toEqual([['b', 1]]);
	expect(lapsed(after.holdings, 299)).toEqual([]);
});

test('a renewal says nothing of what was taken while it was under way', () => {
	const after = renewed(holding(lease('a', 2), lease('b')), [lease('a', 1)], [], 300);
	expect(after.lost).toEqual([]);
	expect(held(after.holdings)).toEqual([
		['a', 2],
		['b', 1]
	]);
	expect(lapsed(after.holdings, 100)).toHaveLength(2);
});

test('what is given up late takes nothing from who took it anew', () => {
	expect(held(without(holding(lease('a', 2)), lease('a', 1)))).toEqual([['a', 2]]);
	expect(held(without(holding(lease('a', 2)), lease('a', 2)))).toEqual([]);
});
