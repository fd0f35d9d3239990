import type { Product, Team, Timebox } from '#lib/domain/board.ts';
import type { Cell } from '#lib/domain/lookup.ts';
import { ranked } from '#lib/domain/order.ts';
import type { RecordChange, Table } from '#lib/domain/table.ts';
import { inTime } from '#lib/domain/time-order.ts';
import type { LinkLine, Load, View } from './boxes.ts';
import { conflictsOf, linesIn } from './links.ts';
import { kept } from './loads.ts';
import { type Filling, loadsByTeam, type Pairs, pairsOf, type Sums, sumsOf } from './pairing.ts';
import { proposedBy, type Proposed } from './proposed.ts';
import { reshapes, touchedBy, type Touched } from './touched.ts';
import { whereAfter, whereAll, type Where } from './where.ts';
import { standingRows, type StandingRow } from './standing-rows.ts';

/** The table sorted into pairs and cells, before anything has a place on the screen. */
export interface Gathered extends Omit<Filling, 'lines'>, Sums {
	readonly products: readonly Product[];
	readonly teams: readonly Team[];
	readonly timeboxes: readonly Timebox[];
	readonly pairs: Pairs;
	/** team id → load by column, in all products */
	readonly teamLoads: ReadonlyMap<string, readonly Load[]>;
	readonly conflicts: readonly LinkLine[];
	readonly where: Where;
}

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
	const timeboxes = kept(before?.timeboxes, inTime(table));
	const order = new Map(timeboxes.map((timebox, index) => [timebox.id, index]));
	const lines = linesIn(table, order);
	const bare = {
		table,
		proposed,
		order,
		standing: standingRows(table),
		timeboxes,
		products: kept(before?.products, ranked(table.products.values())),
		teams: kept(before?.teams, ranked(table.teams.values())),
		conflicts: conflictsOf(table, lines, [], null),
		where: whereAll(table)
	};
	const filling = { ...bare, lines };
	const pairs = pairsOf(filling, new Map(), allCells(table, proposed), before?.pairs ?? new Map());
	const known = before?.teamLoads ?? new Map<string, readonly Load[]>();
	const sums = sumsOf(pairs, { fullest: [], loads: [] }, timeboxes.keys());
	return {
		...bare,
		...sums,
		pairs,
		teamLoads: loadsByTeam(pairs, timeboxes.length, known, table.teams.keys())
	};
}

function step(before: Gathered, proposed: Proposed, touched: Touched): Gathered {
	const { table, order } = before;
	const bare = { ...before, proposed, standing: kept(before.standing, standingRows(table), sameRow) };
	const lines = linesIn(table, order);
	const cells = [...touched.cells.values()];
	const teams = new Set(cells.map(({ team }) => team));
	const still = cells.length === 0 && bare.standing === before.standing;
	const pairs = still
		? before.pairs
		: pairsOf({ ...bare, lines }, before.pairs, touched.cells, before.pairs, before.standing);
	const columns = new Set(cells.flatMap(({ timebox }) => order.get(timebox) ?? []));
	return {
		...bare,
		...sumsOf(pairs, before, columns),
		pairs,
		teamLoads:
			cells.length === 0 ? before.teamLoads : loadsByTeam(pairs, order.size, before.teamLoads, teams),
		conflicts: conflictsOf(table, lines, before.conflicts, touched.links),
		where: whereAfter(table, before.where, touched.items)
	};
}

/** Cells in which anything stands or is proposed, by their keys. */
function* allCells({ index }: Table, { byCell }: Proposed): Generator<readonly [string, Cell]> {
	for (const [key, [place]] of index.cells) if (place) yield [key, place];
	for (const [key, [ghost]] of byCell) if (ghost && !index.cells.has(key)) yield [key, ghost.to];
}

const sameRow = (a: StandingRow, b: StandingRow): boolean => a[0] === b[0] && a[1] === b[1];
