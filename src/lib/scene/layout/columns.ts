import type { Timebox } from '#lib/domain/board.ts';
import type { Gathered } from './gather.ts';
import type { Column, Ground, Load } from './boxes.ts';
import { kept, noLoad, sameLoad } from './loads.ts';
import { acrossFor, asItIs, columnWidth, sizes, type Spread } from './measures.ts';

/** Timeboxes side by side, each as wide as its fullest cell needs; those of `before` as far as they are the same. */
export function columnsOf(
	gathered: Gathered,
	today: string,
	before: readonly Column[] = [],
	spread: Pick<Spread, 'across' | 'widths'> = asItIs
): readonly Column[] {
	const { fullest, loads } = gathered;
	const times = gathered.timeboxes.map((timebox) => whenIs(timebox, today));
	const busiest = busiestOf(gathered.timeboxes, times, loads);
	const acrosses = times.map((when, index) => {
		const over = when === 'past' || (when === 'unknown' && index < busiest);
		const most = fullest[index] ?? 0;
		return most === 0 && over ? 0 : spreadOver(most, spread.across);
	});
	const widths = spread.widths(acrosses.map((across) => (across === 0 ? sizes.slim : columnWidth(across))));
	const columns: Column[] = [];
	let x = 0;
	for (const [index, timebox] of gathered.timeboxes.entries()) {
		const when = times[index] ?? 'unknown';
		const [across, width] = [acrosses[index] ?? 0, widths[index] ?? 0];
		const made = { timebox, index, x, width, across, when, load: loads[index] ?? noLoad };
		const known = before[index];
		columns.push(known && sameColumn(known, made) ? known : made);
		x += width;
	}
	return kept(before, columns);
}

/** Cards side by side; no more than there are in the fullest cell, and at least one. */
const spreadOver = (most: number, factor: number): number =>
	Math.max(1, Math.min(Math.max(acrossFor(most), most), Math.round(acrossFor(most) * factor)));

const sameColumn = (a: Column, b: Column): boolean =>
	sameGround(a, b) && a.when === b.when && sameLoad(a.load, b.load);

/** Whether two columns stand alike, whatever stands in them: boxes in the one are boxes in the other. */
export const sameGround = (a: Ground, b: Ground): boolean =>
	a.timebox === b.timebox && a.x === b.x && a.width === b.width && a.across === b.across;

/** Where a timebox lies seen from `today` (`YYYY-MM-DD`). */
function whenIs(timebox: Timebox, today: string): Column['when'] {
	if (timebox.undated) return 'undated';
	if (timebox.ends !== null && timebox.ends < today) return 'past';
	if (timebox.starts !== null && timebox.starts > today) return 'later';
	return timebox.starts === null && timebox.ends === null ? 'unknown' : 'now';
}

/** The column people will want to see first: today's, else the fullest of those with a name in time. */
export function presentColumn(columns: readonly Column[]): Column | null {
	const now = columns.find((column) => column.when === 'now');
	if (now) return now;
	const named = columns.filter((column) => column.when !== 'undated');
	return named.reduce<Column | null>(
		(best, column) => (best === null || column.load.count >= best.load.count ? column : best),
		null
	);
}

function busiestOf(
	timeboxes: readonly Timebox[],
	times: readonly Column['when'][],
	loads: readonly Load[]
): number {
	let best = 0;
	for (const index of timeboxes.keys())
		if (times[index] === 'unknown' && (loads[index]?.count ?? 0) >= (loads[best]?.count ?? 0)) best = index;
	return best;
}
