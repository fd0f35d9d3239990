import type { Place } from '#lib/domain/board.ts';
import type { ItemId, ProductId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import type { RecordChange, Table } from '#lib/domain/table.ts';
import type { Cell as CellOfBoard } from '#lib/domain/lookup.ts';
import type { GhostCard } from '../scene.ts';
import type { CardBox, Column, GhostBox, Ground, Layout, LinkLine, View } from './boxes.ts';
import type { Cell } from './cells.ts';
import { columnsOf, sameGround } from './columns.ts';
import { gather, type Gathered } from './gather.ts';
import { type Earlier, type Lane, lanesOf } from './lanes.ts';
import { lazy } from './lazy.ts';
import { kept } from './loads.ts';
import { asItIs, sizes } from './measures.ts';
import type { Row } from './rows.ts';
import { spreadFor } from './spread.ts';
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
	const spread = view.room ? spreadFor(gathered, view, view.room) : asItIs;
	const columns = columnsOf(gathered, view.today, known?.columns, spread);
	const earlier = known?.groupBy === view.groupBy ? known.earlier() : nothingEarlier;
	const grounds = kept<Ground>(known?.grounds, columns, sameGround);
	const lanes = lanesOf(gathered, view.groupBy, grounds, view.collapsed, earlier, spread);
	return new Laid({ gathered, columns, grounds, lanes, groupBy: view.groupBy }, view.room ? 0 : sizes.margin);
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
	readonly ghostOf: Layout['ghostOf'] = { get: (id) => this.#ghostOf(id) };
	readonly ghostsOf: Layout['ghostsOf'] = { get: (item) => this.#ghostsOf(item) };
	readonly #byId: () => ReadonlyMap<string, Lane>;
	readonly #cards: () => readonly CardBox[];
	readonly #ghosts: () => readonly GhostBox[];
	readonly #links: () => readonly LinkLine[];

	/** `margin`: free room behind the last column and lane. */
	constructor(
		{
			gathered,
			columns,
			grounds,
			lanes,
			groupBy
		}: Pick<Laid, 'gathered' | 'columns' | 'grounds' | 'lanes' | 'groupBy'>,
		margin: number
	) {
		this.gathered = gathered;
		this.columns = columns;
		this.grounds = grounds;
		this.lanes = lanes;
		this.groupBy = groupBy;
		const last = columns.at(-1);
		const lowest = lanes.at(-1);
		this.width = (last ? last.x + last.width : 0) + margin;
		this.height = (lowest ? lowest.y + lowest.height : 0) + margin;
		this.#byId = lazy(() => new Map(lanes.map((lane) => [lane.id, lane])));
		this.#cards = lazy(() =>
			rowsOf(lanes).flatMap(({ cells }) => cells.flatMap((cell) => cell?.cards ?? []))
		);
		this.#ghosts = lazy(() => rowsOf(lanes).flatMap(ghostsIn));
		this.#links = lazy(() => linksIn(gathered));
	}

	get cards(): readonly CardBox[] {
		return this.#cards();
	}

	get ghosts(): readonly GhostBox[] {
		return this.#ghosts();
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
		return place ? this.#cellAt(place)?.cardOf(item) : undefined;
	}

	#ghostOf(id: string): GhostBox | undefined {
		const ghost = this.gathered.proposed.ghosts.find((each) => each.id === id);
		return ghost && this.#boxOf(ghost);
	}

	#ghostsOf(item: ItemId): GhostBox[] | undefined {
		return this.gathered.proposed.byItem.get(item)?.flatMap((ghost) => this.#boxOf(ghost) ?? []);
	}

	#boxOf(ghost: GhostCard): GhostBox | undefined {
		return this.#cellAt(ghost.to)?.ghosts.find((box) => box.ghost === ghost);
	}

	#cellAt({ product, team, timebox }: CellOfBoard): Cell | null {
		const column = this.columnOf(timebox);
		return (column && this.rowOf(product, team)?.cells[column.index]) ?? null;
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
