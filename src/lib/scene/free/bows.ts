import type { Rect } from '../layout/boxes.ts';
import type { Point } from '../view/camera.ts';

/** A connector: a bow from one thing to another that ends at their edges. */
export interface Bow {
	readonly from: Point;
	readonly bend: Point;
	readonly to: Point;
}

/** An end: a point, and the card it sticks to. */
export interface End {
	readonly at: Point;
	readonly card: Rect | null;
}

/** Room between a card and the head that points at it. */
const air = 3;

/** Where a line from the middle of a card towards `to` leaves it. */
function edgeOf(card: Rect, to: Point): Point {
	const middle = { x: card.x + card.width / 2, y: card.y + card.height / 2 };
	const [dx, dy] = [to.x - middle.x, to.y - middle.y];
	if (dx === 0 && dy === 0) return middle;
	const across = dx === 0 ? Infinity : (card.width / 2 + air) / Math.abs(dx);
	const down = dy === 0 ? Infinity : (card.height / 2 + air) / Math.abs(dy);
	const t = Math.min(across, down);
	return { x: middle.x + dx * t, y: middle.y + dy * t };
}

const middleOf = ({ at, card }: End): Point =>
	card ? { x: card.x + card.width / 2, y: card.y + card.height / 2 } : at;

/** The bow between two ends. */
export function bowBetween(a: End, b: End): Bow {
	const [from, to] = [
		a.card ? edgeOf(a.card, middleOf(b)) : a.at,
		b.card ? edgeOf(b.card, middleOf(a)) : b.at
	];
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	const length = Math.hypot(dx, dy);
	const out = length === 0 ? 0 : Math.min(28, length * 0.12) / length;
	return { from, to, bend: { x: (from.x + to.x) / 2 - dy * out, y: (from.y + to.y) / 2 + dx * out } };
}

/** The point at `t` (0–1) along a bow. */
export const alongBow = ({ from, bend, to }: Bow, t: number): Point => ({
	x: (1 - t) ** 2 * from.x + 2 * (1 - t) * t * bend.x + t ** 2 * to.x,
	y: (1 - t) ** 2 * from.y + 2 * (1 - t) * t * bend.y + t ** 2 * to.y
});

/** The smallest rectangle round a bow and its head. */
export function bowBounds({ from, bend, to }: Bow): Rect {
	const by = 8;
	const [xs, ys] = [
		[from.x, bend.x, to.x],
		[from.y, bend.y, to.y]
	];
	const [x, y] = [Math.min(...xs) - by, Math.min(...ys) - by];
	return { x, y, width: Math.max(...xs) + by - x, height: Math.max(...ys) + by - y };
}
