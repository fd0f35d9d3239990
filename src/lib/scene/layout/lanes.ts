import { colourOf } from '#lib/domain/colour.ts';
import type { Ground, LaneBox } from './boxes.ts';
import type { Gathered } from './gather.ts';
import { both, noLoad } from './loads.ts';
import { asItIs, type Lengths, sizes, type Spread } from './measures.ts';
import type { Pairs } from './pairing.ts';
import type { Pair } from './pairs.ts';
import { type Row, rowAt, type Shape, shapeOf } from './rows.ts';

/** A lane and what it was made from. */
export interface Lane extends LaneBox {
	readonly pairs: readonly Pair[];
	readonly rows: readonly Row[];
}

/** A lane before it has a place: what it is called and the pairs in it. */
type Band = Omit<LaneBox, 'y' | 'height' | 'rows' | 'load' | 'counts' | 'collapsed'> & {
	readonly pairs: readonly Pair[];
};

/** Lanes by their id, as they were. */
export interface Earlier {
	readonly lanes: ReadonlyMap<string, Lane>;
}

/** Product lanes with team lanes inside (or the other way round), from the top down. */
export function lanesOf(
	gathered: Gathered,
	groupBy: 'product' | 'team',
	grounds: readonly Ground[],
	collapsed: ReadonlySet<string>,
	earlier: Earlier,
	spread: Pick<Spread, 'heights'> = asItIs
): Lane[] {
	const shaped = bandsOf(gathered, groupBy).map((band): Shaped => {
		const before = earlier.lanes.get(band.id);
		const folded = collapsed.has(band.id);
		return { band, before, collapsed: folded, shapes: folded ? [] : shapesIn(band, grounds, before) };
	});
	const heights = spread.heights(
		shaped.map(({ shapes }) => (shapes.length === 0 ? [sizes.collapsed] : shapes.map(({ height }) => height)))
	);
	let y = 0;
	return shaped.map((lane, n) => {
		const made = laneAt(gathered, lane, grounds, y, heights[n] ?? []);
		y += made.height + sizes.seam;
		return made;
	});
}

/** A lane whose rows are known, but not where it stands. */
interface Shaped {
	readonly band: Band;
	readonly before: Lane | undefined;
	readonly collapsed: boolean;
	readonly shapes: readonly Shape[];
}

const shapesIn = (band: Band, grounds: readonly Ground[], before: Lane | undefined): Shape[] =>
	band.pairs.map((pair) => shapeOf(pair, grounds, rowOf(before, pair)?.shape));

const rowOf = (lane: Lane | undefined, { product, team }: Pair): Row | undefined =>
	lane?.rows.find((row) => row.product === product.id && row.team === team.id);

function bandsOf({ products, teams, pairs }: Gathered, groupBy: 'product' | 'team'): Band[] {
	if (groupBy === 'product')
		return products.map((product) => ({
			...product,
			colour: colourOf(product),
			kind: 'product',
			pairs: pairsIn(
				pairs,
				teams.map(({ id }) => [product.id, id])
			)
		}));
	return teams.map(({ id, name }) => ({
		...{ id, name, kind: 'team', code: '', colour: null, owner: null, share: null },
		pairs: pairsIn(
			pairs,
			products.map((product) => [product.id, id])
		)
	}));
}

const pairsIn = (pairs: Pairs, named: readonly (readonly [string, string])[]): Pair[] =>
	named.flatMap(([product, team]) => pairs.get(product)?.get(team) ?? []);

function laneAt(
	gathered: Gathered,
	{ band, before, collapsed, shapes }: Shaped,
	grounds: readonly Ground[],
	y: number,
	heights: Lengths
): Lane {
	const rows: Row[] = [];
	let bottom = y;
	for (const [n, shape] of shapes.entries()) {
		const teamLoads = gathered.teamLoads.get(shape.pair.team.id) ?? [];
		const height = heights[n] ?? shape.height;
		const row = rowAt({ shape, y: bottom, height, kind: band.kind, teamLoads }, rowOf(before, shape.pair));
		rows.push(row);
		bottom += row.height;
	}
	const { id, kind, name, code, colour, owner, share, pairs } = band;
	const alone = heights[0] ?? sizes.collapsed;
	const placed = { y, height: rows.length === 0 ? alone : bottom - y, collapsed, rows };
	const lane = {
		id,
		kind,
		name,
		code,
		colour,
		owner,
		share,
		pairs,
		...placed,
		...amountsIn(pairs, grounds, before)
	};
	return before && sameLane(before, lane) ? before : lane;
}

/** What stands in a lane in all, and by column; as before where nothing in it has changed. */
function amountsIn(
	pairs: readonly Pair[],
	grounds: readonly Ground[],
	before: Lane | undefined
): Pick<Lane, 'load' | 'counts'> {
	if (before && before.counts.length === grounds.length && sameMembers(before.pairs, pairs))
		return { load: before.load, counts: before.counts };
	return {
		load: pairs.map(({ load }) => load).reduce(both, noLoad),
		counts: grounds.map(({ index }) => pairs.reduce((sum, pair) => sum + (pair.loads[index]?.count ?? 0), 0))
	};
}

const sameMembers = (a: readonly unknown[], b: readonly unknown[]): boolean =>
	a.length === b.length && a.every((each, n) => each === b[n]);

const sameLane = (a: Lane, b: Lane): boolean =>
	a.y === b.y &&
	a.height === b.height &&
	a.name === b.name &&
	a.code === b.code &&
	a.colour === b.colour &&
	a.owner === b.owner &&
	a.share === b.share &&
	a.collapsed === b.collapsed &&
	a.counts === b.counts &&
	sameMembers(a.pairs, b.pairs) &&
	sameMembers(a.rows, b.rows);
