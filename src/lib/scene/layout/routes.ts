import type { Rect } from './boxes.ts';
import { sizes } from './measures.ts';

/** A corner of a route, world pixels. */
export interface Corner {
	readonly x: number;
	readonly y: number;
}

/**
 * The corners of a line from one card to another that keeps to the gaps between cards: out at the right edge, along the
 * gap below or above its line of cards, down the gap before the other, in at the left edge.
 */
export function routeBetween(from: Rect, to: Rect): Corner[] {
	const half = sizes.gap / 2;
	const start = { x: from.x + from.width, y: from.y + from.height / 2 };
	const end = { x: to.x, y: to.y + to.height / 2 };
	const out = start.x + half;
	const into = end.x - half;
	// Neighbours in one line, also across the edge of a column: straight through the gap.
	const apart = end.x - start.x;
	if (start.y === end.y && apart > 0 && apart <= 2 * sizes.inset + sizes.gap) return [start, end];
	const lane = to.y < from.y ? from.y - half : from.y + from.height + half;
	return [
		start,
		{ x: out, y: start.y },
		{ x: out, y: lane },
		{ x: into, y: lane },
		{ x: into, y: end.y },
		end
	];
}

/** The middle of a route's longest stretch: where a label disturbs least. */
export function middleOf(route: readonly Corner[]): Corner {
	let best: Corner = route[0] ?? { x: 0, y: 0 };
	let longest = -1;
	for (const [index, to] of route.entries()) {
		const from = route[index - 1];
		if (!from) continue;
		const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
		if (length <= longest) continue;
		longest = length;
		best = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
	}
	return best;
}
