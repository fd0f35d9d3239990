import type { Item, Product, Team } from '#lib/domain/board.ts';
import type { Cell } from '#lib/domain/lookup.ts';
import type { Table } from '#lib/domain/table.ts';
import type { GhostCard } from '../scene.ts';
import type { Load } from './boxes.ts';
import type { Lines, Order } from './links.ts';
import { both, kept, noLoad, sameLoad } from './loads.ts';
import { contentOf, pairOf, type CellContent, type Pair, type Proposal, type Standing } from './pairs.ts';
import { rivalOf, type Proposed } from './proposed.ts';
import type { StandingRow } from './standing-rows.ts';

/** product id, then team id */
export type Pairs = ReadonlyMap<string, ReadonlyMap<string, Pair>>;

/** What cells are filled from. */
export interface Filling {
	readonly table: Table;
	readonly order: Order;
	readonly lines: Lines;
	readonly proposed: Proposed;
	/** What has a row though nothing stands there. */
	readonly standing: readonly StandingRow[];
}

/** Of each column: the cards in its fullest cell (ghosts count: they take room), and what stands in it in all. */
export interface Sums {
	readonly fullest: readonly number[];
	readonly loads: readonly Load[];
}

/**
 * The sums of all columns, or those of `before` with only `columns` summed up again. Collapsed lanes count too: to fold a
 * lane must not push the columns about.
 */
export function sumsOf(pairs: Pairs, before: Sums, columns: Iterable<number>): Sums {
	const fullest = [...before.fullest];
	const loads = [...before.loads];
	for (const column of columns) {
		fullest[column] = 0;
		loads[column] = noLoad;
		for (const teams of pairs.values())
			for (const pair of teams.values()) {
				fullest[column] = Math.max(fullest[column], pair.crowds[column] ?? 0);
				loads[column] = both(loads[column], pair.loads[column] ?? noLoad);
			}
	}
	return { fullest, loads };
}

const rowKey = (product: Product, team: Team): string => `${product.id} ${team.id}`;

/**
 * `base` with these cells as they are now; pairs and cells that are as before stay the same objects. `stood`: what had a
 * row though nothing stood there.
 */
export function pairsOf(
	filling: Filling,
	base: Pairs,
	cells: Iterable<readonly [key: string, cell: Cell]>,
	before: Pairs,
	stood: readonly StandingRow[] = []
): Pairs {
	const { table, order } = filling;
	const found = new Map<string, { product: Product; team: Team; cells: Map<number, CellContent> }>();
	const openPair = (product: Product, team: Team): Map<number, CellContent> => {
		const key = rowKey(product, team);
		const open = found.get(key);
		if (open) return open.cells;
		const own = new Map(base.get(product.id)?.get(team.id)?.cells);
		found.set(key, { product, team, cells: own });
		return own;
	};
	for (const [key, cell] of cells) {
		const product = table.products.get(cell.product);
		const team = table.teams.get(cell.team);
		const column = order.get(cell.timebox);
		if (!product || !team || column === undefined) continue;
		const own = openPair(product, team);
		const content = lookInto(filling, key, column, before.get(product.id)?.get(team.id)?.cells.get(column));
		if (content) own.set(column, content);
		else own.delete(column);
	}
	const standing = new Set(filling.standing.map((row) => rowKey(...row)));
	for (const row of filling.standing) if (!base.get(row[0].id)?.has(row[1].id)) openPair(...row);
	for (const row of stood) if (!standing.has(rowKey(...row))) openPair(...row);
	const pairs = new Map(base);
	const opened = new Map<string, Map<string, Pair>>();
	for (const { product, team, cells: own } of found.values()) {
		const teams = opened.get(product.id) ?? new Map(base.get(product.id));
		opened.set(product.id, teams);
		if (own.size === 0 && !standing.has(rowKey(product, team))) teams.delete(team.id);
		else teams.set(team.id, pairOf(product, team, own, order.size, before.get(product.id)?.get(team.id)));
	}
	for (const [product, teams] of opened) pairs.set(product, teams);
	return pairs;
}

/** What the cell of a key holds now; null for nothing. */
function lookInto(
	{ table, lines, proposed }: Filling,
	key: string,
	column: number,
	before: CellContent | undefined
): CellContent | null {
	const standing: Standing[] = [];
	for (const place of table.index.cells.get(key) ?? []) {
		const item = table.items.get(place.item);
		if (!item) continue;
		standing.push({ place, item, leaving: proposed.byItem.has(item.id), lines: lines.of(item.id) });
	}
	const wanted: Proposal[] = [];
	for (const ghost of proposed.byCell.get(key) ?? []) {
		const item = itemOfGhost(table, ghost);
		if (item) wanted.push({ ghost, item, rival: rivalOf(proposed, ghost) });
	}
	if (standing.length + wanted.length === 0) return null;
	return contentOf(column, standing, wanted, before);
}

/** The item a ghost shows: one on the board, or the one it would add. */
const itemOfGhost = (table: Table, ghost: GhostCard): Item | null =>
	table.items.get(ghost.item) ?? ghost.added ?? null;

/** What each team has in all products; teams whose cells were not looked at have what they had. */
export function loadsByTeam(
	pairs: Pairs,
	columns: number,
	before: ReadonlyMap<string, readonly Load[]>,
	teams: Iterable<string>
): ReadonlyMap<string, readonly Load[]> {
	const loads = new Map(before);
	for (const team of teams) {
		const own: Pair[] = [];
		for (const inProduct of pairs.values()) {
			const pair = inProduct.get(team);
			if (pair) own.push(pair);
		}
		const all = Array.from({ length: columns }, (_, n) =>
			own.map((pair) => pair.loads[n] ?? noLoad).reduce(both, noLoad)
		);
		loads.set(team, kept(before.get(team), all, sameLoad));
	}
	return loads;
}
