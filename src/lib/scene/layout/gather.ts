import type { Item, Place, Product, Team, Timebox } from '#lib/domain/board.ts';
import { byRank } from '#lib/domain/lookup.ts';
import type { ItemId, TimeboxId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { GhostCard } from '../scene.ts';
import type { Load, View } from './boxes.ts';
import { ranked, standingRows } from './rows.ts';

/** What stands in one cell, in order. */
export interface CellContent {
	readonly column: number;
	readonly places: Place[];
	readonly ghosts: GhostCard[];
	/** Of the agreed cards; ghosts weigh nothing until they are agreed. */
	load: Load;
}

/** One pair of product and team that has anything or belongs together, with its cells by column. */
export interface Pair {
	readonly product: Product;
	readonly team: Team;
	readonly cells: Map<number, CellContent>;
}

/** The table sorted into pairs and cells, before anything has a place on the screen. */
export interface Gathered {
	readonly table: Table;
	readonly view: View;
	readonly products: readonly Product[];
	readonly teams: readonly Team[];
	readonly timeboxes: readonly Timebox[];
	/** product id, then team id */
	readonly pairs: ReadonlyMap<string, ReadonlyMap<string, Pair>>;
	/** team id → load by column, in all products */
	readonly teamLoads: ReadonlyMap<string, readonly Load[]>;
	/** Items a ghost would take away. */
	readonly leaving: ReadonlySet<ItemId>;
}

const nothing: Load = { count: 0, points: null };
export const noLoad = nothing;

/** The load with one more item in it. */
const plus = (load: Load, item: Item): Load => ({
	count: load.count + 1,
	points: item.size === null ? load.points : (load.points ?? 0) + item.size
});

/** Two loads taken together. */
export const both = (a: Load, b: Load): Load => ({
	count: a.count + b.count,
	points: a.points === null ? b.points : b.points === null ? a.points : a.points + b.points
});

/** Timeboxes in the order of time: by rank, the undated one last. */
export const timeboxesOf = (table: Table): Timebox[] =>
	ranked(table.timeboxes.values()).sort((a, b) => Number(a.undated) - Number(b.undated));

/** Sorts places and ghosts into pairs of product and team, and cells. */
export function gather(table: Table, view: View): Gathered {
	const timeboxes = timeboxesOf(table);
	const at = new Map<TimeboxId, number>(timeboxes.map((timebox, index) => [timebox.id, index]));
	const pairs = new Map<string, Map<string, Pair>>();
	const pairOf = (product: Product, team: Team): Pair => {
		const teams = pairs.get(product.id) ?? new Map<string, Pair>();
		if (teams.size === 0) pairs.set(product.id, teams);
		const pair = teams.get(team.id) ?? { product, team, cells: new Map<number, CellContent>() };
		teams.set(team.id, pair);
		return pair;
	};
	const cellOf = (place: Pick<Place, 'product' | 'team' | 'timebox'>): CellContent | null => {
		const product = table.products.get(place.product);
		const team = table.teams.get(place.team);
		const column = at.get(place.timebox);
		if (!product || !team || column === undefined) return null;
		const pair = pairOf(product, team);
		const cell = pair.cells.get(column) ?? { column, places: [], ghosts: [], load: nothing };
		pair.cells.set(column, cell);
		return cell;
	};
	for (const [product, team] of standingRows(table)) pairOf(product, team);
	for (const place of table.places.values()) {
		const item = table.items.get(place.item);
		const cell = item && cellOf(place);
		if (!cell) continue;
		cell.places.push(place);
		cell.load = plus(cell.load, item);
	}
	for (const ghost of view.ghosts) if (itemOfGhost(table, ghost)) cellOf(ghost.to)?.ghosts.push(ghost);
	sortCells(pairs);
	return {
		table,
		view,
		timeboxes,
		pairs,
		products: ranked(table.products.values()),
		teams: ranked(table.teams.values()),
		teamLoads: loadsByTeam(pairs, timeboxes.length),
		leaving: new Set(view.ghosts.map((ghost) => ghost.item).filter((item) => table.places.has(item)))
	};
}

/** The item a ghost shows: one on the board, or the one it would add. */
export const itemOfGhost = (table: Table, ghost: GhostCard): Item | null =>
	table.items.get(ghost.item) ?? ghost.added ?? null;

function sortCells(pairs: Map<string, Map<string, Pair>>): void {
	for (const teams of pairs.values())
		for (const pair of teams.values()) for (const cell of pair.cells.values()) cell.places.sort(byRank);
}

function loadsByTeam(
	pairs: ReadonlyMap<string, ReadonlyMap<string, Pair>>,
	columns: number
): Map<string, Load[]> {
	const loads = new Map<string, Load[]>();
	for (const teams of pairs.values())
		for (const [team, pair] of teams) {
			const own = loads.get(team) ?? Array.from({ length: columns }, () => nothing);
			for (const cell of pair.cells.values()) own[cell.column] = both(own[cell.column] ?? nothing, cell.load);
			loads.set(team, own);
		}
	return loads;
}
