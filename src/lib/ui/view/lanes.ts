import { inTime } from '#lib/domain/time-order.ts';
import type { TimeboxId } from '#lib/domain/ids.ts';
import type { Place, Product, Team, Timebox } from '#lib/domain/board.ts';
import { cellKey, placesIn } from '#lib/domain/lookup.ts';
import type { Table } from '#lib/domain/table.ts';
import { standingRows } from '#lib/scene/layout/standing-rows.ts';
import type { SceneInput } from '#lib/scene/scene.ts';
import { ranked } from '#lib/domain/order.ts';
import { marksWords } from '../tools/mark-words.ts';

/** Timeboxes in order; what has no date comes last. */
export const columnsOf = inTime;

/** Timebox → the place of its column. */
export const orderOf = (table: Table): ReadonlyMap<TimeboxId, number> =>
	new Map(columnsOf(table).map(({ id }, at) => [id, at]));

/** A row of the board: a team lane inside a product lane (or the other way round, turned over). */
export interface Lane {
	readonly product: Product;
	readonly team: Team;
}

/** Every team lane that holds a card, and those that are there while nothing stands in them, in the board's order. */
export function lanesOf(table: Table, groupBy: 'product' | 'team'): Lane[] {
	const products = ranked(table.products.values());
	const teams = ranked(table.teams.values());
	const used = new Set([
		...[...table.index.cells.values()].flatMap(([place]) =>
			place ? [`${place.product} ${place.team}`] : []
		),
		...standingRows(table).map(([product, team]) => `${product.id} ${team.id}`)
	]);
	const pairs =
		groupBy === 'product'
			? products.flatMap((product) => teams.map((team) => ({ product, team })))
			: teams.flatMap((team) => products.map((product) => ({ product, team })));
	return pairs.filter(({ product, team }) => used.has(`${product.id} ${team.id}`));
}

/** The cards where a lane meets a timebox, in order. */
export const cellOf = (table: Table, lane: Lane, timebox: Timebox): Place[] =>
	placesIn(table, { product: lane.product.id, team: lane.team.id, timebox: timebox.id });

/** How many cards stand there, without sorting them. */
export const countOf = (table: Table, lane: Lane, timebox: Timebox): number =>
	table.index.cells.get(cellKey({ product: lane.product.id, team: lane.team.id, timebox: timebox.id }))
		?.length ?? 0;

/** Points standing in a cell; what is not estimated counts nothing. */
export const pointsOf = (table: Table, places: readonly Place[]): number =>
	places.reduce((sum, place) => sum + (table.items.get(place.item)?.size ?? 0), 0);

/** What cells are told from. It is a new one with every change of the table. */
type Shown = Pick<SceneInput, 'table' | 'free'>;

/** `Payments / Team Blue / Iteration 3: 4 cards, 34 of 40 points`, as a screen reader says a cell. */
export function cellLabel(input: Shown, lane: Lane, timebox: Timebox, proposed = 0): string {
	const places = cellOf(input.table, lane, timebox);
	const cards = places.length === 1 ? '1 card' : `${places.length || 'no'} cards`;
	const ghosts = proposed === 0 ? '' : `, ${proposed} proposed`;
	const load = loadWords(input, lane, timebox, pointsOf(input.table, places));
	const { product, team } = lane;
	const marks = marksWords(input.free, {
		on: 'cell',
		product: product.id,
		team: team.id,
		timebox: timebox.id
	});
	return `${lane.product.name} / ${lane.team.name} / ${timebox.name}: ${cards}${ghosts}${load}${marks && `, ${marks}`}`;
}

/** `, 34 of 40 points`; where the team has more in other products, how much it has in all. */
function loadWords(input: Shown, { team }: Lane, timebox: Timebox, own: number): string {
	const { capacity } = team;
	if (capacity === null) return own ? `, ${own} points` : '';
	const all = teamPoints(input, team, timebox);
	return all === own
		? `, ${own} of ${capacity} points`
		: `, ${own} points, the team has ${all} of ${capacity} in all products`;
}

/** Points by team and timebox, added up once for an input: each of a team's cells says them. */
const added = new WeakMap<Shown, Map<string, number>>();

/** Points of a team in a timebox, in all products. */
function teamPoints(input: Shown, team: Team, timebox: Timebox): number {
	const known = added.get(input) ?? new Map<string, number>();
	added.set(input, known);
	const key = `${team.id} ${timebox.id}`;
	const all = known.get(key) ?? inAllProducts(input.table, team, timebox);
	known.set(key, all);
	return all;
}

const inAllProducts = (table: Table, team: Team, timebox: Timebox): number =>
	[...table.products.values()].reduce(
		(sum, product) => sum + pointsOf(table, cellOf(table, { product, team }, timebox)),
		0
	);
