import type { ItemId } from '#lib/domain/ids.ts';
import type { Layout, Rect } from '../layout/boxes.ts';
import { ease } from './camera.ts';

/** Cards on their way from where they stood to where they stand now. Times are ms of the frame's clock. */
export interface Motions {
	/** Sets out everything that moved between two layouts; too much at once simply is where it is. */
	begin(before: Layout, after: Layout, now: number, duration: number): void;
	/** Lets one card come home from `from`. */
	send(item: ItemId, from: Rect, now: number, duration: number): void;
	/** Whether anything is still on its way; arrivals are forgotten. */
	step(now: number): boolean;
	rectOf(item: ItemId): Rect | null;
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
		begin(before, after, now, duration) {
			const moved = after.cards.filter(({ item, x, y }) => {
				const was = before.cardOf.get(item.id);
				return was !== undefined && (was.x !== x || was.y !== y);
			});
			if (duration === 0 || moved.length > most || before.groupBy !== after.groupBy) return;
			for (const { item } of moved) {
				const from = this.rectOf(item.id) ?? before.cardOf.get(item.id);
				if (from) journeys.set(item.id, { from, start: now, duration });
			}
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
		rectOf(item) {
			const journey = journeys.get(item);
			const to = journey && find(item);
			return to ? between(journey.from, to, (clock - journey.start) / journey.duration) : null;
		}
	};
}

function between(from: Rect, to: Rect, t: number): Rect {
	const eased = ease(Math.min(1, Math.max(0, t)));
	return { ...to, x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased };
}
