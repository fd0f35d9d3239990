import { from } from '../view/lod.ts';
import type { Room, View } from './boxes.ts';
import { columnsOf } from './columns.ts';
import type { Gathered } from './gather.ts';
import { lanesOf } from './lanes.ts';
import { afar, asItIs, type Lengths, sizes, type Spread } from './measures.ts';
import { fairly } from './shares.ts';

/** What is tried: few kinds, and the first that is good enough stays, or the board would be turned about by every card. */
const tried = [1, 1.5, 2, 3, 4, 6, 8, 0.5];
const better = 1.05;

/** How large a board would be with so many times as many cards side by side, how many rows it has, and how near it is seen. */
interface Measured {
	readonly across: number;
	readonly width: number;
	readonly height: number;
	readonly rows: number;
	readonly z: number;
}

type Seen = Pick<View, 'groupBy' | 'collapsed' | 'today'>;

/**
 * The spread with which all of a board fills a room, its cards as large as may be (at most as large as for hands): more
 * of them side by side where the board is high, fewer where it is wide; what is left is shared out among columns and rows.
 * A board too large for cards to be read is laid out for its names and numbers instead.
 */
export function spreadFor(gathered: Gathered, view: Seen, room: Room): Spread {
	let best = { ...measured(gathered, view, 1, room), z: 0 };
	for (const across of tried) {
		const found = measured(gathered, view, across, room);
		if (found.z > best.z * better) best = found;
	}
	return best.z < from.bar ? forNumbers(best, room) : forCards(best, room);
}

function measured(
	gathered: Gathered,
	{ groupBy, collapsed, today }: Seen,
	across: number,
	room: Room
): Measured {
	const columns = columnsOf(gathered, today, [], { ...asItIs, across });
	const lanes = lanesOf(gathered, groupBy, columns, collapsed, { lanes: new Map() });
	const [column, lane] = [columns.at(-1), lanes.at(-1)];
	const width = Math.max(1, column ? column.x + column.width : 0);
	const height = Math.max(1, lane ? lane.y + lane.height : 0);
	const rows = lanes.reduce((sum, each) => sum + Math.max(1, each.rows.length), 0);
	return { across, width, height, rows, z: Math.min(1, room.width / width, room.height / height) };
}

function forCards({ across, width, height, rows, z }: Measured, room: Room): Spread {
	const wider = room.width / z / width;
	const taller = Math.max(0, (room.height / z - height) / Math.max(1, rows));
	return {
		across,
		widths: (natural) => natural.map((each) => each * wider),
		heights: (lanes) => lanes.map((lane) => lane.map((each) => each + taller))
	};
}

/**
 * From so far no card is drawn, and none needs room: every row is high enough for its name and numbers, and where not all
 * can be, lanes speak for them and are alike.
 */
function forNumbers({ across, rows, z }: Measured, room: Room): Spread {
	// The camera goes no farther than this, and nearer it would draw cards.
	const scale = Math.min(0.9 * from.bar, Math.max(0.05, z));
	const [width, height] = [room.width / scale, room.height / scale];
	const rowsSpeak = room.height >= afar.row * rows;
	return {
		across,
		widths: (natural) => fairly(natural, width, afar.column / scale),
		heights: (lanes) => {
			const free = height - (lanes.length - 1) * sizes.seam;
			if (!rowsSpeak) return lanes.map((lane) => fairly(lane, free / lanes.length, 0));
			const all = fairly(lanes.flat(), free, afar.row / scale);
			return inLanes(all, lanes);
		}
	};
}

/** The same heights again, lane by lane as they were. */
function inLanes(all: Lengths, lanes: readonly Lengths[]): Lengths[] {
	let at = 0;
	return lanes.map(({ length }) => {
		const from = at;
		at += length;
		return all.slice(from, at);
	});
}
