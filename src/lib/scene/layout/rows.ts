import { colourOf } from '#lib/domain/colour.ts';
import type { Ground, LaneBox, Load, RowBox } from './boxes.ts';
import { Cell } from './cells.ts';
import { flow, type Flow } from './flow.ts';
import { lazy } from './lazy.ts';
import { sizes } from './measures.ts';
import type { Pair } from './pairs.ts';

/** How the cards of a row lie in it, wherever the row itself lies: a lane that is moved down keeps it. */
export interface Shape {
	readonly pair: Pair;
	readonly columns: readonly Ground[];
	readonly flows: ReadonlyMap<number, Flow>;
	/** What its cards need. */
	readonly height: number;
	/** Whether any ghost wants to stand in it. */
	readonly proposed: boolean;
}

/** The shape of a pair's row; as much of `before` as is the same. */
export function shapeOf(pair: Pair, columns: readonly Ground[], before: Shape | undefined): Shape {
	if (before?.pair === pair && before.columns === columns) return before;
	const flows = new Map<number, Flow>();
	let height: number = sizes.row;
	let proposed = false;
	const footer = pair.team.capacity === null ? 0 : sizes.footer;
	for (const [index, content] of pair.cells) {
		const across = acrossAt(columns, index);
		const known = before?.flows.get(index);
		const same =
			known && before?.pair.cells.get(index) === content && acrossAt(before.columns, index) === across;
		const set = same ? known : flow(content, across);
		proposed ||= content.proposed.length > 0;
		flows.set(index, set);
		height = Math.max(height, set.height + footer);
	}
	return { pair, columns, flows, height, proposed };
}

const acrossAt = (columns: readonly Ground[], index: number): number => columns[index]?.across ?? 1;

/** What a row is made of. */
interface Standing {
	readonly shape: Shape;
	readonly y: number;
	readonly height: number;
	readonly kind: LaneBox['kind'];
	readonly teamLoads: readonly Load[];
}

/** A row where it stands. Its cells are made when they are first asked for. */
export class Row implements RowBox {
	readonly shape: Shape;
	readonly key: string;
	readonly product: RowBox['product'];
	readonly team: RowBox['team'];
	readonly name: string;
	readonly colour: number;
	readonly y: number;
	readonly height: number;
	readonly load: Load;
	readonly capacity: number | null;
	readonly loads: readonly Load[];
	readonly teamLoads: readonly Load[];
	readonly #cells: () => readonly (Cell | null)[];

	constructor({ shape, y, height, kind, teamLoads }: Standing) {
		const { product, team, load, loads } = shape.pair;
		this.shape = shape;
		this.key = `${product.id} ${team.id}`;
		this.product = product.id;
		this.team = team.id;
		this.name = kind === 'product' ? team.name : product.name;
		this.colour = colourOf(product);
		this.y = y;
		this.height = height;
		this.load = load;
		this.capacity = team.capacity;
		this.loads = loads;
		this.teamLoads = teamLoads;
		this.#cells = lazy(() => cellsOf(this));
	}

	get cells(): readonly (Cell | null)[] {
		return this.#cells();
	}
}

function cellsOf(row: Row): (Cell | null)[] {
	const { pair, columns, flows } = row.shape;
	return columns.map((column) => {
		const content = pair.cells.get(column.index);
		const set = flows.get(column.index);
		return content && set ? new Cell(row, column, pair, content, set) : null;
	});
}

/** A row at its `y`; `before` itself where it would be the same. */
export function rowAt(standing: Standing, before: Row | undefined): Row {
	const { shape, y, height, teamLoads } = standing;
	const alike = before?.shape === shape && before.y === y && before.teamLoads === teamLoads;
	return alike && before.height === height ? before : new Row(standing);
}
