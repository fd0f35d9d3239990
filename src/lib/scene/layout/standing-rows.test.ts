import { expect, test } from 'vitest';
import { board, product, team } from '../testing/small.ts';
import { idOf, type ProductId } from '#lib/domain/ids.ts';
import { standingRows } from './standing-rows.ts';

const home = { home: idOf<ProductId>('q') };
const rows = (...args: Parameters<typeof board>) =>
	standingRows(board(...args)).map(([{ id }, team]) => `${id} ${team.id}`);
const products = [product('p'), product('q')];

test('a team has a row in the product it works for', () => {
	const teams = [team('s'), team('t', home)];
	expect(rows({ 'p s 1': 'a', 'q s 1': 'b', 'p t 1': 'c' }, { products, teams })).toEqual(['q t']);
});

test('an empty product has a row, for the first team that works for whichever needs it', () => {
	const teams = [team('r', { home: idOf<ProductId>('p') }), team('s'), team('t')];
	expect(rows({ 'p r 1': 'a', 'p s 1': 'b', 'p t 1': 'c' }, { products, teams })).toEqual(['p r', 'q s']);
});

test('where every team has a product of its own, for the first of all', () => {
	const teams = [team('r', { home: idOf<ProductId>('p') })];
	expect(rows({ 'p r 1': 'a' }, { products, teams })).toEqual(['p r', 'q r']);
});

test('a product that a team works for has no further row', () => {
	const teams = [team('s'), team('t', home)];
	expect(rows({ 'p s 1': 'a' }, { products, teams })).toEqual(['q t']);
});

test('an empty team has a row in the first product, unless it has one already', () => {
	const teams = [team('s'), team('t')];
	expect(rows({ 'p s 1': 'a', 'q s 1': 'b' }, { products, teams })).toEqual(['p t']);
	expect(rows({}, { products, teams: [team('t')] })).toEqual(['p t', 'q t']);
});

test('there is none without a product or without a team', () => {
	expect(rows({}, { products, teams: [] })).toEqual([]);
	expect(rows({}, { products: [], teams: [team('s')] })).toEqual([]);
});
