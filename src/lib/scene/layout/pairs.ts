import type { Item, Place, Product, Team } from '#lib/domain/board.ts';
import type { GhostCard } from '../scene.ts';
import type { LinkLine, Load } from './boxes.ts';
import { sameLine } from './links.ts';
import { both, kept, loadOf, noLoad } from './loads.ts';

/** An item where it stands. */
export interface Standing {
	readonly place: Place;
	readonly item: Item;
	/** A proposal would take it away from here. */
	readonly leaving: boolean;
	readonly lines: readonly LinkLine[];
}

/** A ghost, the item it shows, and its number among rivals. */
export interface Proposal {
	readonly ghost: GhostCard;
	readonly item: Item;
	readonly rival: number;
}

/** What stands in one cell, in order. */
export interface CellContent {
	readonly column: number;
	readonly standing: readonly Standing[];
	readonly proposed: readonly Proposal[];
	/** Of the agreed cards; ghosts weigh nothing until they are agreed. */
	readonly load: Load;
}

export function contentOf(
	column: number,
	standing: readonly Standing[],
	proposed: readonly Proposal[],
	before: CellContent | undefined
): CellContent {
	const stands = kept(before?.standing, standing, sameStanding);
	const wants = kept(before?.proposed, proposed, sameProposal);
	if (before?.standing === stands && before.proposed === wants && before.column === column) return before;
	return { column, standing: stands, proposed: wants, load: loadOf(stands) };
}

const sameStanding = (a: Standing, b: Standing): boolean =>
	a.place === b.place &&
	a.item === b.item &&
	a.leaving === b.leaving &&
	a.lines.length === b.lines.length &&
	b.lines.every((line, n) => sameLine(a.lines[n], line));

const sameProposal = (a: Proposal, b: Proposal): boolean =>
	a.ghost === b.ghost && a.item === b.item && a.rival === b.rival;

/** One pair of product and team that has anything or belongs together, with its cells by column. */
export interface Pair {
	readonly product: Product;
	readonly team: Team;
	readonly cells: ReadonlyMap<number, CellContent>;
	/** By column: what stands there, and how many cards and ghosts have to find room. */
	readonly loads: readonly Load[];
	readonly crowds: readonly number[];
	readonly load: Load;
}

/** The pair of these cells; `before` itself where nothing in it is another. */
export function pairOf(
	product: Product,
	team: Team,
	cells: ReadonlyMap<number, CellContent>,
	columns: number,
	before: Pair | undefined
): Pair {
	const same =
		before?.product === product &&
		before.team === team &&
		before.loads.length === columns &&
		before.cells.size === cells.size &&
		[...cells].every(([column, content]) => before.cells.get(column) === content);
	if (same) return before;
	const loads = Array.from({ length: columns }, (_, n) => cells.get(n)?.load ?? noLoad);
	const crowds = Array.from({ length: columns }, (_, n) => crowdOf(cells.get(n)));
	return { product, team, cells, loads, crowds, load: loads.reduce(both, noLoad) };
}

const crowdOf = (content: CellContent | undefined): number =>
	content ? content.standing.length + content.proposed.length : 0;
