import { colourOf } from '#lib/domain/colour.ts';
import type { Ground, LaneBox } from './boxes.ts';
import type { Gathered } from './gather.ts';
import { both, noLoad } from './loads.ts';
import { sizes } from './measures.ts';
import type { Pairs } from './pairing.ts';
import type { Pair } from './pairs.ts';
import { type Row, rowAt, shapeOf } from './rows.ts';

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
	taller = 0
): Lane[] {
	let y = 0;
	return bandsOf(gathered, groupBy).map((band) => {
		const lane = laneAt(gathered, band, grounds, y, collapsed.has(band.id), earlier, taller);
		y += lane.height + sizes.seam;
		return lane;
	});
}

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
	band: Band,
	grounds: readonly Ground[],
	y: number,
	collapsed: boolean,
	earlier: Earlier,
	taller: number
): Lane {
	const before = earlier.lanes.get(band.id);
	const rows: Row[] = [];
	let bottom = y;
	for (const pair of collapsed ? [] : band.pairs) {
		const known = before?.rows.find((row) => row.product === pair.product.id && row.team === pair.team.id);
		const shape = shapeOf(pair, grounds, known?.shape);
		const teamLoads = gathered.teamLoads.get(pair.team.id) ?? [];
		const row = rowAt({ shape, y: bottom, taller, kind: band.kind, teamLoads }, known);
		rows.push(row);
		bottom += row.height;
	}
	const { id, kind, name, code, colour, owner, share, pairs } = band;
	const placed = { y, height: rows.length === 0 ? sizes.collapsed : bottom - y, collapsed, rows };
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
