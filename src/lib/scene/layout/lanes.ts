import type { ItemId } from '#lib/domain/ids.ts';
import type { CardBox, CellBox, Column, GhostBox, LaneBox, LinkLine, Load, RowBox } from './boxes.ts';
import { flow, type Flow } from './flow.ts';
import { both, itemOfGhost, noLoad, type CellContent, type Gathered, type Pair } from './gather.ts';
import { countLinks } from './links.ts';
import { sizes } from './measures.ts';

interface Placed {
	readonly lanes: LaneBox[];
	readonly cards: CardBox[];
	readonly ghosts: GhostBox[];
}

interface Placing extends Placed {
	readonly gathered: Gathered;
	readonly columns: readonly Column[];
	readonly counts: ReturnType<typeof countLinks>;
	readonly rivals: ReadonlyMap<string, number>;
}

/** A lane before it has a place: what it is called and the pairs in it. */
type Band = Omit<LaneBox, 'y' | 'height' | 'rows' | 'load' | 'counts' | 'collapsed'> & {
	readonly pairs: readonly Pair[];
};

/** Product lanes with team lanes inside (or the other way round), from the top down. */
export function lanesOf(
	gathered: Gathered,
	columns: readonly Column[],
	links: readonly LinkLine[],
	collapsed: ReadonlySet<string>
): Placed {
	const placing: Placing = {
		lanes: [],
		cards: [],
		ghosts: [],
		gathered,
		columns,
		counts: countLinks(links),
		rivals: rivalsOf(gathered)
	};
	let y = 0;
	for (const band of bandsOf(gathered)) {
		const lane = laneAt(placing, band, y, collapsed.has(band.id));
		placing.lanes.push(lane);
		y += lane.height + sizes.seam;
	}
	return placing;
}

function bandsOf({ products, teams, pairs, view }: Gathered): Band[] {
	if (view.groupBy === 'product')
		return products.map((product) => ({
			...product,
			kind: 'product',
			pairs: teams.map((team) => pairs.get(product.id)?.get(team.id)).filter((pair) => pair !== undefined)
		}));
	return teams.map((team) => ({
		id: team.id,
		kind: 'team',
		name: team.name,
		code: '',
		colour: null,
		owner: null,
		share: null,
		pairs: products.map((product) => pairs.get(product.id)?.get(team.id)).filter((pair) => pair !== undefined)
	}));
}

function laneAt(placing: Placing, band: Band, y: number, collapsed: boolean): LaneBox {
	const counts = placing.columns.map(({ index }) =>
		band.pairs.reduce((count, pair) => count + (pair.cells.get(index)?.places.length ?? 0), 0)
	);
	const load = band.pairs.map(loadOfPair).reduce(both, noLoad);
	const rows: RowBox[] = [];
	let bottom = y;
	if (!collapsed)
		for (const pair of band.pairs) {
			const row = rowAt(placing, pair, bottom, band.kind);
			rows.push(row);
			bottom += row.height;
		}
	const height = rows.length === 0 ? sizes.collapsed : bottom - y;
	const { id, kind, name, code, colour, owner, share } = band;
	return { id, kind, name, code, colour, owner, share, y, height, collapsed, rows, load, counts };
}

const loadOfPair = ({ cells }: Pair): Load =>
	[...cells.values()].map(({ load }) => load).reduce(both, noLoad);

function rowAt(placing: Placing, pair: Pair, y: number, kind: LaneBox['kind']): RowBox {
	const { teamLoads } = placing.gathered;
	const { product, team } = pair;
	const footer = team.capacity === null ? 0 : sizes.footer;
	const flows = new Map<number, Flow>();
	let height: number = sizes.row;
	for (const [column, content] of pair.cells) {
		const set = flow(content, placing.columns[column]?.across ?? 1);
		flows.set(column, set);
		height = Math.max(height, set.height + footer);
	}
	const loads = placing.columns.map(({ index }) => pair.cells.get(index)?.load ?? noLoad);
	const cells: (CellBox | null)[] = placing.columns.map(() => null);
	const row: RowBox = {
		key: `${product.id} ${team.id}`,
		product: product.id,
		team: team.id,
		name: kind === 'product' ? team.name : product.name,
		colour: product.colour,
		y,
		height,
		cells,
		load: loads.reduce(both, noLoad),
		capacity: team.capacity,
		loads,
		teamLoads: teamLoads.get(team.id) ?? []
	};
	for (const [index, set] of flows) {
		const column = placing.columns[index];
		const content = pair.cells.get(index);
		if (column && content) cells[index] = cellAt(placing, pair, row, column, content, set);
	}
	return row;
}

function cellAt(
	placing: Placing,
	{ product, team }: Pair,
	row: RowBox,
	column: Column,
	content: CellContent,
	set: Flow
): CellBox {
	const { table, leaving } = placing.gathered;
	const cards: CardBox[] = [];
	const ghosts: GhostBox[] = [];
	for (const { place, ghost, dx, dy } of set.slots) {
		const rect = { x: column.x + dx, y: row.y + dy, ...sizes.card };
		const item = ghost ? itemOfGhost(table, ghost) : place && table.items.get(place.item);
		if (!item) continue;
		if (ghost)
			ghosts.push({ ...rect, ghost, item, colour: product.colour, rival: placing.rivals.get(ghost.id) ?? 0 });
		else {
			const { links, conflicts } = placing.counts.get(item.id) ?? unlinked;
			const ends = column.timebox.ends;
			cards.push({
				...rect,
				item,
				product: product.id,
				colour: product.colour,
				leaving: leaving.has(item.id),
				late: item.live !== null && ends !== null && ends > item.live.date,
				links,
				conflicts
			});
		}
	}
	for (const card of cards) placing.cards.push(card);
	for (const ghost of ghosts) placing.ghosts.push(ghost);
	return {
		x: column.x,
		y: row.y,
		width: column.width,
		height: row.height,
		row,
		column,
		cards,
		ghosts,
		load: content.load,
		team: row.teamLoads[column.index] ?? noLoad,
		// What has no date burdens nobody yet.
		capacity: column.timebox.undated ? null : team.capacity
	};
}

const unlinked = { links: 0, conflicts: 0 };

/** Ghost id → its number among the rivals for one item; absent where it has none. */
function rivalsOf({ view }: Gathered): Map<string, number> {
	const byItem = new Map<ItemId, string[]>();
	for (const { item, id } of view.ghosts) byItem.set(item, [...(byItem.get(item) ?? []), id]);
	const rivals = new Map<string, number>();
	for (const ids of byItem.values())
		if (ids.length > 1) for (const [index, id] of ids.entries()) rivals.set(id, index + 1);
	return rivals;
}
