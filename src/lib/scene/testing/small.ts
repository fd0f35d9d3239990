import type { Content, Item, Link, Place, Product, Team, Timebox } from '#lib/domain/board.ts';
import {
	idOf,
	type ItemId,
	type LinkId,
	type ProductId,
	type TeamId,
	type TimeboxId
} from '#lib/domain/ids.ts';
import type { GhostCard } from '../scene.ts';
import type { View } from '../layout/boxes.ts';
import { tableOf } from './table.ts';

/** Small literals with overrides, ids as the letters a test speaks of. */

export const item = (id: string, rest: Partial<Item> = {}): Item => ({
	id: idOf<ItemId>(id),
	key: id.toUpperCase(),
	title: `Item ${id}`,
	size: null,
	stage: null,
	status: null,
	live: null,
	fields: [],
	...rest
});

export const product = (id: string, rest: Partial<Product> = {}): Product => ({
	id: idOf<ProductId>(id),
	name: `Product ${id}`,
	code: id.toUpperCase(),
	colour: 0,
	rank: id,
	owner: null,
	share: null,
	...rest
});

export const team = (id: string, rest: Partial<Team> = {}): Team => ({
	id: idOf<TeamId>(id),
	name: `Team ${id}`,
	rank: id,
	capacity: null,
	...rest
});

export const timebox = (id: string, rest: Partial<Timebox> = {}): Timebox => ({
	id: idOf<TimeboxId>(id),
	name: id,
	starts: null,
	ends: null,
	rank: id,
	undated: false,
	...rest
});

/** `place('a', 'p t 1')`: item a stands in product p, team t, timebox 1; ranks follow the ids. */
export const place = (id: string, cell: string): Place => ({
	item: idOf<ItemId>(id),
	...cellOf(cell),
	rank: id
});

export const needs = (from: string, to: string): Link => ({
	id: idOf<LinkId>(`${from}-${to}`),
	kind: 'needs',
	from: idOf<ItemId>(from),
	to: idOf<ItemId>(to)
});

export const ghost = (id: string, of: string, cell: string, after: string | null = null): GhostCard => ({
	id,
	proposal: null,
	item: idOf<ItemId>(of),
	to: { ...cellOf(cell), after: after === null ? null : idOf<ItemId>(after) },
	state: 'proposed',
	by: 'DR',
	signers: []
});

export function cellOf(cell: string): Pick<Place, 'product' | 'team' | 'timebox'> {
	const [p = '', t = '', b = ''] = cell.split(' ');
	return { product: idOf<ProductId>(p), team: idOf<TeamId>(t), timebox: idOf<TimeboxId>(b) };
}

export const view = (rest: Partial<View> = {}): View => ({
	groupBy: 'product',
	collapsed: new Set(),
	ghosts: [],
	today: '2026-06-09',
	...rest
});

/** A board of products p and q, teams s and t, timeboxes 1 to 3 and one undated; `cells` says who stands where. */
export const board = (cells: Readonly<Record<string, string>>, rest: Partial<Content> = {}) =>
	tableOf({
		products: [product('p'), product('q', { colour: 1 })],
		teams: [team('s'), team('t')],
		timeboxes: [timebox('1'), timebox('2'), timebox('3'), timebox('0', { name: 'Later', undated: true })],
		items: Object.values(cells).flatMap((ids) => ids.split(' ').map((id) => item(id))),
		places: Object.entries(cells).flatMap(([cell, ids]) => ids.split(' ').map((id) => place(id, cell))),
		links: [],
		...rest
	});
