import { grey } from '#lib/domain/colour.ts';
import type { CellBox, LaneBox, Layout, Rect } from '../layout/boxes.ts';
import { afar } from '../layout/measures.ts';

/** A place of the board that glows from afar: a team lane's cell, or where those are too low a whole lane's timebox. */
export interface Block extends Rect {
	/** Of its product in the palette; what is of several products has the grey of none. */
	readonly colour: number;
	readonly count: number;
	readonly proposed: number;
	/** Links that do not hold. */
	readonly late: number;
	/** More than a team can take stands here. */
	readonly over: boolean;
}

/** Whether rows are so low that lanes speak for them: decided for the whole board, so that it is read in one way. */
export function lanesSpeak({ lanes, height }: Layout, z: number): boolean {
	const rows = lanes.reduce((sum, lane) => sum + lane.rows.length, 0);
	return height * z < afar.row * rows;
}

/** The places of a lane: `whole` by timebox, or by team lane and timebox. */
export function blocksOf(lane: LaneBox, whole: boolean): readonly Block[] {
	const known = whole ? wholes : parts;
	const found = known.get(lane) ?? (whole ? byColumn(lane) : cellsOf(lane).map(blockOf));
	known.set(lane, found);
	return found;
}

/** How much stands in the fullest place of the board: shades are measured by it wherever one looks. At least four. */
export function fullestOf(layout: Layout, whole: boolean): number {
	const known = whole ? fullestWholes : fullestParts;
	const found = known.get(layout) ?? fullest(layout, whole);
	known.set(layout, found);
	return found;
}

const fullestWholes = new WeakMap<Layout, number>();
const fullestParts = new WeakMap<Layout, number>();

function fullest({ lanes }: Layout, whole: boolean): number {
	let most = 4;
	for (const lane of lanes) for (const { count } of blocksOf(lane, whole)) most = Math.max(most, count);
	return most;
}

/** A lane that has not changed is the same object as before. */
const wholes = new WeakMap<LaneBox, readonly Block[]>();
const parts = new WeakMap<LaneBox, readonly Block[]>();

const cellsOf = ({ rows }: LaneBox): CellBox[] =>
	rows.flatMap(({ cells }) => cells.filter((cell) => cell !== null));

const blockOf = (cell: CellBox): Block => ({
	...{ x: cell.x, y: cell.y, width: cell.width, height: cell.height },
	...{ colour: cell.row.colour, count: cell.load.count, proposed: cell.proposed, late: cell.conflicts },
	over: cell.capacity !== null && (cell.team.points ?? 0) > cell.capacity
});

const byColumn = (lane: LaneBox): Block[] =>
	[...Map.groupBy(cellsOf(lane), ({ column }) => column.index).values()].flatMap((cells) => {
		const [first, ...rest] = cells.map(blockOf);
		if (!first) return [];
		const all = { ...first, y: lane.y, height: lane.height, colour: lane.colour ?? grey };
		return [rest.reduce((sum, block) => added(sum, block), all)];
	});

const added = (sum: Block, { count, proposed, late, over }: Block): Block => ({
	...sum,
	count: sum.count + count,
	proposed: sum.proposed + proposed,
	late: sum.late + late,
	over: sum.over || over
});
