import type { Layout, Rect } from '../layout/boxes.ts';
import type { Point } from './camera.ts';
import { columnAt, rowAt } from './hits.ts';

/**
 * How far what is looked at has been moved by what happened elsewhere: a lane above that grew, a column on the left that
 * got wider. The camera goes along, so that nobody loses their place by what others do.
 */
export function shiftBetween(before: Layout, after: Layout, view: Rect): Point {
	if (before.groupBy !== after.groupBy) return { x: 0, y: 0 };
	const was = rowAt(before, view.y);
	const now = was && after.rowOf(was.product, was.team);
	const left = before.columns[columnAt(before, view.x)];
	const column = left && after.columnOf(left.timebox.id);
	return { x: column ? column.x - left.x : 0, y: now ? now.y - was.y : 0 };
}
