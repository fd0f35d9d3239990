/**
 * The clock of a replay, pure: session time runs from entry to entry, and long silences can be cut short.
 * All times are ms; a position is ms since the first entry on the axis that is being played.
 */

/** Speeds that can be chosen: times as fast as it was. */
export const speeds = [1, 2, 4, 8, 16, 32, 64] as const;
export type Speed = (typeof speeds)[number];

/** How long a silence lasts at most when idle time is skipped, in session time at speed 1. */
export const longestIdle = 3_000;

/** Where each entry stands on the axis: `axis[n]` is the position at which step n + 1 is reached. */
export type Axis = readonly number[];

/**
 * Lays entry times (UTC ms, not falling) on an axis beginning at 0. With `skipIdle` no gap is longer than
 * `longestIdle`.
 */
export function axisOf(times: readonly number[], skipIdle: boolean): Axis {
	const axis: number[] = [];
	let position = 0;
	times.forEach((time, n) => {
		const gap = Math.max(0, time - (times[n - 1] ?? time));
		position += skipIdle ? Math.min(gap, longestIdle) : gap;
		axis.push(position);
	});
	return axis;
}

/** How many steps have been reached at `position`: 0 before the first, `axis.length` after the last. */
export function stepAt(axis: Axis, position: number): number {
	let low = 0;
	let high = axis.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((axis[middle] ?? Infinity) <= position) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The position at which `step` is just reached; before the first step it is just before it. */
export const positionOf = (axis: Axis, step: number): number =>
	step <= 0 ? -1 : (axis[Math.min(step, axis.length) - 1] ?? -1);

/** Where the last entry stands. */
export const lengthOf = (axis: Axis): number => axis.at(-1) ?? 0;

/** The position after `elapsed` ms of the watcher's time, and whether the end is reached. */
export function advance(
	axis: Axis,
	position: number,
	elapsed: number,
	speed: Speed
): { readonly position: number; readonly ended: boolean } {
	const end = lengthOf(axis);
	const next = Math.max(0, position) + elapsed * speed;
	return next >= end ? { position: end, ended: true } : { position: next, ended: false };
}
