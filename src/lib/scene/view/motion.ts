import type { ItemId } from '#lib/domain/ids.ts';
import type { Layout, Rect } from '../layout/boxes.ts';
import { ease, type Point } from './camera.ts';
import { columnsIn, rowsIn } from './hits.ts';

/** Cards on their way from where they stood to where they stand now. Times are ms of the frame's clock. */
export interface Motions {
	/** Sets out what moved between two layouts and is seen; too much at once simply is where it is. */
	begin(before: Layout, after: Layout, now: number, duration: number, seen: Seen): void;
	/** Lets one card come home from `from`. */
	send(item: ItemId, from: Rect, now: number, duration: number): void;
	/** Whether anything is still on its way; arrivals are forgotten. */
	step(now: number): boolean;
	/** Whether anything is on its way. */
	readonly moving: boolean;
	rectOf(item: ItemId): Rect | null;
}

/** What is in view now, world pixels, and how far the camera went along with it. */
export interface Seen {
	readonly view: Rect;
	readonly shift: Point;
}

interface Journey {
	readonly from: Rect;
	readonly start: number;
	readonly duration: number;
}

/** More moving at once tells nobody anything. */
const most = 60;

export function motions(find: (item: ItemId) => Rect | null): Motions {
	const journeys = new Map<ItemId, Journey>();
	let clock = 0;
	return {
		begin(before, after, now, duration, seen) {
			if (duration === 0 || before.groupBy !== after.groupBy) return;
			const moved = movedBetween(before, after, seen);
			for (const [item, was] of moved.size > most ? [] : moved)
				journeys.set(item, { from: this.rectOf(item) ?? was, start: now, duration });
			for (const [item, journey] of journeys)
				journeys.set(item, { ...journey, from: shifted(journey.from, seen.shift) });
			clock = now;
		},
		send(item, from, now, duration) {
			if (duration > 0) journeys.set(item, { from, start: now, duration });
			clock = now;
		},
		step(now) {
			clock = now;
			for (const [item, { start, duration }] of journeys) if (now - start >= duration) journeys.delete(item);
			return journeys.size > 0;
		},
		get moving() {
			return journeys.size > 0;
		},
		rectOf(item) {
			const journey = journeys.get(item);
			const to = journey && find(item);
			return to ? between(journey.from, to, (clock - journey.start) / journey.duration) : null;
		}
	};
}

/** Cards in view that stood elsewhere on the screen before, and where; no more than it takes to know there are too many. */
function movedBetween(before: Layout, after: Layout, { view, shift }: Seen): Map<ItemId, Rect> {
	const moved = new Map<ItemId, Rect>();
	const columns = columnsIn(after, view);
	for (const row of rowsIn(after, view)) {
		if (before.rowOf(row.product, row.team) === row && shift.x === 0 && shift.y === 0) continue;
		for (const { index } of columns)
			for (const { item, x, y } of row.cells[index]?.cards ?? []) {
				const was = before.cardOf.get(item.id);
				if (was && (was.x + shift.x !== x || was.y + shift.y !== y)) moved.set(item.id, was);
				if (moved.size > most) return moved;
			}
	}
	return moved;
}

const shifted = (rect: Rect, by: Point): Rect => ({ ...rect, x: rect.x + by.x, y: rect.y + by.y });

function between(from: Rect, to: Rect, t: number): Rect {
	const eased = ease(Math.min(1, Math.max(0, t)));
	return { ...to, x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased };
}
