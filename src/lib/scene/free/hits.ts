import type { Rect } from '../layout/boxes.ts';
import { touches } from '../paint/picture.ts';
import type { Point } from '../view/camera.ts';
import { alongBow } from './bows.ts';
import { small, type MarkBox, type Sheet } from './boxes.ts';
import { distance, onInk } from './ink.ts';

/** A pin is as large on the screen at every zoom, so that it can be hit; its tip is where the comment hangs. */
export function pinRect({ origin }: Pick<MarkBox, 'origin'>, z: number): Rect {
	const size = pinSize(z) / z;
	return { x: origin.x, y: origin.y - size, width: size, height: size };
}

/** CSS pixels: from afar a pin is only a point. */
export const pinSize = (z: number): number => (z >= 0.42 ? small.pin : 12);

const holds = ({ x, y, width, height }: Rect, point: Point, slack: number): boolean =>
	point.x >= x - slack &&
	point.x <= x + width + slack &&
	point.y >= y - slack &&
	point.y <= y + height + slack;

/** The uppermost mark under a point of the world; `slack` world pixels beside it still mean it. */
export function markUnder({ boxes }: Sheet, point: Point, z: number, slack: number): MarkBox | null {
	return boxes.findLast((box) => isOn(box, point, z, slack)) ?? null;
}

function isOn(box: MarkBox, point: Point, z: number, slack: number): boolean {
	if (box.mark.kind === 'comment') return holds(pinRect(box, z), point, slack);
	if (!holds(box, point, slack)) return false;
	if (box.mark.kind === 'ink')
		return onInk(box.mark, { x: point.x - box.origin.x, y: point.y - box.origin.y }, slack + 2);
	return box.bow === null || nearBow(box.bow, point, slack + 3);
}

function nearBow(bow: NonNullable<MarkBox['bow']>, point: Point, reach: number): boolean {
	let before = bow.from;
	for (let n = 1; n <= 12; n++) {
		const next = alongBow(bow, n / 12);
		if (distance(point, before, next) <= reach) return true;
		before = next;
	}
	return false;
}

/** Marks that are to be drawn in `view`: a linear look at rectangles is faster than keeping an index of a few thousand. */
export function marksWithin({ boxes }: Sheet, view: Rect, z: number): MarkBox[] {
	return boxes.filter((box) => touches(box.mark.kind === 'comment' ? pinRect(box, z) : box, view));
}
