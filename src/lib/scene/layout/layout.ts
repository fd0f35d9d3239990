import type { Place } from '#lib/domain/board.ts';
import type { ItemId, ProductId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import type { RecordChange, Table } from '#lib/domain/table.ts';
import type { CardBox, Column, GhostBox, Ground, Layout, LinkLine, View } from './boxes.ts';
import { columnsOf, sameGround } from './columns.ts';
import { gather, type Gathered } from './gather.ts';
import { type Earlier, type Lane, lanesOf } from './lanes.ts';
import { lazy } from './lazy.ts';
import { kept } from './loads.ts';
import { sizes } from './measures.ts';
import type { Row } from './rows.ts';
import { placedAt } from './where.ts';

/**
 * Lays the board out: pure, and whatever `before` (the layout of the same table as it was) has alike is taken from there.
 * With all that was written since in `changes`, only what they touch is looked at; without, everything is looked at and
 * only what differs is made anew.
 */
export function layOut(
	table: Table,
	view: View,
	before: Layout | null = null,
	changes: readonly RecordChange[] | null = null
): Layout {
	const known = before instanceof Laid ? before : null;
	const gathered = gather(table, view, known?.gathered ?? null, changes);
	const columns = columnsOf(gathered, view.today, known?.columns);
	const earlier = known?.groupBy === view.groupBy ? known.earlier() : nothingEarlier;
	const grounds = kept<Ground>(known?.grounds, columns, sameGround);
	const lanes = lanesOf(gathered, view.groupBy, grounds, view.collapsed, earlier);
	return new Laid(gathered, columns, grounds, lanes, view.groupBy);
}

const nothingEarlier: Earlier = { lanes: new Map() };

class Laid implements Layout {
	readonly gathered: Gathered;
	readonly columns: readonly Column[];
	/** Where they stand: the same array as long as that is the same. */
	readonly grounds: readonly Ground[];
	readonly lanes: readonly Lane[];
	readonly groupBy: Layout['groupBy'];
	readonly width: number;
	readonly height: number;
	readonly cardOf: Layout['cardOf'] = { get: (item) => this.#cardOf(item) };
	readonly #byId: () => ReadonlyMap<string, Lane>;
	readonly #cards: () => readonly CardBox[];
	readonly #ghosts: () => readonly GhostBox[];
	readonly #ghostOf: () => ReadonlyMap<string, GhostBox>;
	readonly #ghostsOf: () => ReadonlyMap<ItemId, readonly GhostBox[]>;
	readonly #links: () => readonly LinkLine[];

	constructor(
		gathered: Gathered,
		columns: readonly Column[],
		grounds: readonly Ground[],
		lanes: readonly Lane[],
		groupBy: Layout['groupBy']
	) {
		this.gathered = gathered;
		this.columns = columns;
		this.grounds = grounds;
		this.lanes = lanes;
		this.groupBy = groupBy;
		const last = columns.at(-1);
		const lowest = lanes.at(-1);
		this.width = (last ? last.x + last.width : 0) + sizes.margin;
		this.height = (lowest ? lowest.y + lowest.height : 0) + sizes.margin;
		this.#byId = lazy(() => new Map(lanes.map((lane) => [lane.id, lane])));
		this.#cards = lazy(() =>
			rowsOf(lanes).flatMap(({ cells }) => cells.flatMap((cell) => cell?.cards ?? []))
		);
		this.#ghosts = lazy(() => rowsOf(lanes).flatMap(ghostsIn));
		this.#ghostOf = lazy(() => new Map(this.ghosts.map((box) => [box.ghost.id, box])));
		this.#ghostsOf = lazy(() => Map.groupBy(this.ghosts, ({ item }) => item.id));
		this.#links = lazy(() => linksIn(gathered));
	}

	get cards(): readonly CardBox[] {
		return this.#cards();
	}

	get ghosts(): readonly GhostBox[] {
		return this.#ghosts();
	}

	get ghostOf(): ReadonlyMap<string, GhostBox> {
		return this.#ghostOf();
	}

	get ghostsOf(): ReadonlyMap<ItemId, readonly GhostBox[]> {
		return this.#ghostsOf();
	}

	get links(): readonly LinkLine[] {
		return this.#links();
	}

	get conflicts(): readonly LinkLine[] {
		return this.gathered.conflicts;
	}

	rowOf(product: ProductId, team: TeamId): Row | null {
		const [outer, inner] = this.groupBy === 'product' ? [product, team] : [team, product];
		const rows = this.#byId().get(outer)?.rows ?? [];
		return rows.find((row) => (this.groupBy === 'product' ? row.team : row.product) === inner) ?? null;
	}

	columnOf(timebox: TimeboxId): Column | null {
		return this.columns[this.gathered.order.get(timebox) ?? -1] ?? null;
	}

	placeOf(item: ItemId): Place | null {
		return placedAt(this.gathered.where, item);
	}

	/** What another layout may take over from this one. */
	earlier(): Earlier {
		return { lanes: this.#byId() };
	}

	#cardOf(item: ItemId): CardBox | undefined {
		const place = this.placeOf(item);
		const column = place && this.columnOf(place.timebox);
		return column ? this.rowOf(place.product, place.team)?.cells[column.index]?.cardOf(item) : undefined;
	}
}

const rowsOf = (lanes: readonly Lane[]): Row[] => lanes.flatMap(({ rows }) => rows);

const ghostsIn = ({ shape, cells }: Row): readonly GhostBox[] =>
	shape.proposed ? cells.flatMap((cell) => (cell && cell.proposed > 0 ? cell.ghosts : [])) : [];

/** Each link once: where its giver stands. */
const linksIn = ({ pairs }: Gathered): LinkLine[] =>
	[...pairs.values()].flatMap((teams) =>
		[...teams.values()].flatMap(({ cells }) =>
			[...cells.values()].flatMap(({ standing }) =>
				standing.flatMap(({ lines, place }) => lines.filter(({ from }) => from === place.item))
			)
		)
	);
