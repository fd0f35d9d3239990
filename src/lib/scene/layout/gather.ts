import type { Item, Product, Team, Timebox } from '#lib/domain/board.ts';
import { cellKey, type Cell } from '#lib/domain/lookup.ts';
import type { RecordChange, Table } from '#lib/domain/table.ts';
import type { GhostCard } from '../scene.ts';
import type { LinkLine, Load, View } from './boxes.ts';
import { conflictsOf, linesOf, type Order } from './links.ts';
import { both, kept, noLoad, sameLoad } from './loads.ts';
import { contentOf, pairOf, type CellContent, type Pair } from './pairs.ts';
import { proposedBy, rivalOf, type Proposed } from './proposed.ts';
import { reshapes, touchedBy, type Touched } from './touched.ts';
import { whereAfter, whereAll, type Where } from './where.ts';
import { ranked, standingRows, type StandingRow } from './standing-rows.ts';

/** product id, then team id */
export type Pairs = ReadonlyMap<string, ReadonlyMap<string, Pair>>;

/** The table sorted into pairs and cells, before anything has a place on the screen. */
export interface Gathered {
	readonly table: Table;
	readonly products: readonly Product[];
	readonly teams: readonly Team[];
	readonly timeboxes: readonly Timebox[];
	readonly order: Order;
	/** What has a row though nothing stands there. */
	readonly standing: readonly StandingRow[];
	readonly pairs: Pairs;
	/** team id → load by column, in all products */
	readonly teamLoads: ReadonlyMap<string, readonly Load[]>;
	readonly proposed: Proposed;
	readonly conflicts: readonly LinkLine[];
	readonly where: Where;
}

/** Timeboxes in the order of time: by rank, the undated one last. */
const timeboxesOf = (table: Table): Timebox[] =>
	ranked(table.timeboxes.values()).sort((a, b) => Number(a.undated) - Number(b.undated));

/**
 * Sorts what stands on the board into pairs of product and team, and cells. Given how it was before and what has changed
 * since, only what those changes touch is looked at; whatever is as it was is the same object as before.
 */
export function gather(
	table: Table,
	view: Pick<View, 'ghosts'>,
	before: Gathered | null,
	changes: readonly RecordChange[] | null
): Gathered {
	const proposed = proposedBy(view.ghosts, before?.proposed ?? null);
	if (before?.table === table && changes !== null && !reshapes(changes))
		return step(before, proposed, touchedBy(table, changes, before.proposed, proposed));
	const timeboxes = kept(before?.timeboxes, timeboxesOf(table));
	const order = new Map(timeboxes.map((timebox, index) => [timebox.id, index]));
	const bare = {
		table,
		proposed,
		order,
		standing: standingRows(table),
		timeboxes,
		products: kept(before?.products, ranked(table.products.values())),
		teams: kept(before?.teams, ranked(table.teams.values())),
		conflicts: conflictsOf(table, order, [], null),
		where: whereAll(table)
	};
	const pairs = pairsOf(bare, new Map(), allCells(table, proposed), before?.pairs ?? new Map());
	const known = before?.teamLoads ?? new Map<string, readonly Load[]>();
	return { ...bare, pairs, teamLoads: loadsByTeam(pairs, timeboxes.length, known, table.teams.keys()) };
}

function step(before: Gathered, proposed: Proposed, touched: Touched): Gathered {
	const { table, order } = before;
	const bare = { ...before, proposed, standing: kept(before.standing, standingRows(table), sameRow) };
	const cells = [...touched.cells.values()];
	const teams = new Set(cells.map(({ team }) => team));
	const still = cells.length === 0 && bare.standing === before.standing;
	const pairs = still ? before.pairs : pairsOf(bare, before.pairs, cells, before.pairs, before.standing);
	return {
		...bare,
		pairs,
		teamLoads:
			cells.length === 0 ? before.teamLoads : loadsByTeam(pairs, order.size, before.teamLoads, teams),
		conflicts: conflictsOf(table, order, before.conflicts, touched.links),
		where: whereAfter(table, before.where, touched.items)
	};
}

/** Cells in which anything stands or is proposed. */
function* allCells(table: Table, { byCell }: Proposed): Generator<Cell> {
	for (const places of table.index.cells.values()) if (places[0]) yield places[0];
	for (const [key, [ghost]] of byCell) if (ghost && !table.index.cells.has(key)) yield ghost.to;
}

const sameRow = (a: StandingRow, b: StandingRow): boolean => a[0] === b[0] && a[1] === b[1];

const rowKey = ([product, team]: StandingRow): string => `${product.id} ${team.id}`;

/**
 * `base` with these cells as they are now; pairs and cells that are as before stay the same objects. `stood`: what had a
 * row though nothing stood there.
 */
function pairsOf(
	bare: Pick<Gathered, 'table' | 'order' | 'proposed' | 'standing'>,
	base: Pairs,
	cells: Iterable<Cell>,
	before: Pairs,
	stood: readonly StandingRow[] = []
): Pairs {
	const { table, order } = bare;
	const found = new Map<string, { product: Product; team: Team; cells: Map<number, CellContent> }>();
	const openPair = (product: Product, team: Team): Map<number, CellContent> => {
		const key = rowKey([product, team]);
		const open = found.get(key);
		if (open) return open.cells;
		const own = new Map(base.get(product.id)?.get(team.id)?.cells);
		found.set(key, { product, team, cells: own });
		return own;
	};
	for (const cell of cells) {
		const product = table.products.get(cell.product);
		const team = table.teams.get(cell.team);
		const column = order.get(cell.timebox);
		if (!product || !team || column === undefined) continue;
		const own = openPair(product, team);
		const content = lookInto(bare, cell, column, before.get(product.id)?.get(team.id)?.cells.get(column));
		if (content) own.set(column, content);
		else own.delete(column);
	}
	const standing = new Set(bare.standing.map(rowKey));
	for (const row of bare.standing) if (!base.get(row[0].id)?.has(row[1].id)) openPair(...row);
	for (const row of stood) if (!standing.has(rowKey(row))) openPair(...row);
	const pairs = new Map(base);
	const opened = new Map<string, Map<string, Pair>>();
	for (const { product, team, cells: own } of found.values()) {
		const teams = opened.get(product.id) ?? new Map(base.get(product.id));
		opened.set(product.id, teams);
		if (own.size === 0 && !standing.has(rowKey([product, team]))) teams.delete(team.id);
		else teams.set(team.id, pairOf(product, team, own, order.size, before.get(product.id)?.get(team.id)));
	}
	for (const [product, teams] of opened) pairs.set(product, teams);
	return pairs;
}

/** What a cell holds now; null for nothing. */
function lookInto(
	{ table, order, proposed }: Pick<Gathered, 'table' | 'order' | 'proposed'>,
	cell: Cell,
	column: number,
	before: CellContent | undefined
): CellContent | null {
	const key = cellKey(cell);
	const standing = (table.index.cells.get(key) ?? []).flatMap((place) => {
		const item = table.items.get(place.item);
		const leaving = proposed.byItem.has(place.item);
		return item ? [{ place, item, leaving, lines: linesOf(table, order, place.item) }] : [];
	});
	const wanted = (proposed.byCell.get(key) ?? []).flatMap((ghost) => {
		const item = itemOfGhost(table, ghost);
		return item ? [{ ghost, item, rival: rivalOf(proposed, ghost) }] : [];
	});
	if (standing.length + wanted.length === 0) return null;
	return contentOf(column, standing, wanted, before);
}

/** The item a ghost shows: one on the board, or the one it would add. */
const itemOfGhost = (table: Table, ghost: GhostCard): Item | null =>
	table.items.get(ghost.item) ?? ghost.added ?? null;

/** What each team has in all products; teams whose cells were not looked at have what they had. */
function loadsByTeam(
	pairs: Pairs,
	columns: number,
	before: Gathered['teamLoads'],
	teams: Iterable<string>
): Gathered['teamLoads'] {
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
