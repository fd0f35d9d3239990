import type { Timebox } from './board.ts';
import type { TimeboxId } from './ids.ts';
import { byRank } from './order.ts';
import type { Table } from './table.ts';

/** Whether timebox `a` comes after timebox `b`. The undated one is later than every other; unknown ones are never. */
export function isLater(table: Table, a: TimeboxId | undefined, b: TimeboxId | undefined): boolean {
	const first = a && table.timeboxes.get(a);
	const second = b && table.timeboxes.get(b);
	return Boolean(first && second && byTime(first, second) > 0);
}

/** By how many timeboxes `a` and `b` lie apart, whichever comes first; 0 where one is unknown. */
export function stepsBetween(table: Table, a: TimeboxId, b: TimeboxId): number {
	const [first, second] = isLater(table, a, b) ? [b, a] : [a, b];
	let steps = 0;
	for (const { id } of table.timeboxes.values())
		if (isLater(table, id, first) && !isLater(table, id, second)) steps++;
	return table.timeboxes.has(first) && table.timeboxes.has(second) ? steps : 0;
}

/** Every timebox in order of time. */
export const inTime = ({ timeboxes }: Pick<Table, 'timeboxes'>): Timebox[] =>
	[...timeboxes.values()].sort(byTime);

/** The order of time; the undated one last. */
export const byTime = (a: Timebox, b: Timebox): number =>
	Number(a.undated) - Number(b.undated) || byRank(a, b);
