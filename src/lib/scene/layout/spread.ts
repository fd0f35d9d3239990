import type { Room, View } from './boxes.ts';
import { columnsOf } from './columns.ts';
import type { Gathered } from './gather.ts';
import { lanesOf } from './lanes.ts';
import { asItIs, type Spread } from './measures.ts';

/** What is tried: few kinds, and the first that is good enough stays, or the board would be turned about by every card. */
const tried = [1, 1.5, 2, 3, 4, 6, 8, 0.5];
const better = 1.05;

/**
 * The spread with which all of a board fills a room, its cards as large as may be (at most as large as for hands): more
 * of them side by side where the board is high, fewer where it is wide; what is left is shared out among columns and rows.
 */
export function spreadFor(
	gathered: Gathered,
	view: Pick<View, 'groupBy' | 'collapsed' | 'today'>,
	room: Room
): Spread {
	let best = { across: 1, ...measured(gathered, view, 1), z: 0 };
	for (const across of tried) {
		const { width, height, rows } = measured(gathered, view, across);
		const z = Math.min(1, room.width / Math.max(1, width), room.height / Math.max(1, height));
		if (z > best.z * better) best = { across, width, height, rows, z };
	}
	const { across, width, height, rows, z } = best;
	return {
		across,
		wider: room.width / z / Math.max(1, width),
		taller: Math.max(0, (room.height / z - height) / Math.max(1, rows))
	};
}

/** How large the board would be, and how many rows it has. */
function measured(
	gathered: Gathered,
	{ groupBy, collapsed, today }: Pick<View, 'groupBy' | 'collapsed' | 'today'>,
	across: number
): { width: number; height: number; rows: number } {
	const columns = columnsOf(gathered, today, [], { ...asItIs, across });
	const lanes = lanesOf(gathered, groupBy, columns, collapsed, { lanes: new Map() });
	const [column, lane] = [columns.at(-1), lanes.at(-1)];
	return {
		width: column ? column.x + column.width : 0,
		height: lane ? lane.y + lane.height : 0,
		rows: lanes.reduce((sum, each) => sum + each.rows.length, 0)
	};
}
