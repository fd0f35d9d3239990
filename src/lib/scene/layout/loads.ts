import type { Item } from '#lib/domain/board.ts';
import type { Load } from './boxes.ts';

export const noLoad: Load = { count: 0, points: null };

/** The load of what stands together. */
export function loadOf(standing: readonly { readonly item: Item }[]): Load {
	let points: number | null = null;
	for (const { item } of standing) if (item.size !== null) points = (points ?? 0) + item.size;
	return { count: standing.length, points };
}

/** Two loads taken together. */
export function both(a: Load, b: Load): Load {
	if (a.count === 0) return b;
	if (b.count === 0) return a;
	const points = a.points === null ? b.points : b.points === null ? a.points : a.points + b.points;
	return { count: a.count + b.count, points };
}

export const sameLoad = (a: Load, b: Load): boolean => a.count === b.count && a.points === b.points;

/** `made`, or `before` itself where it says the same: what is alike stays identical. */
export function kept<T>(
	before: readonly T[] | undefined,
	made: readonly T[],
	same: (was: T, now: T) => boolean = Object.is
): readonly T[] {
	if (before?.length !== made.length) return made;
	return made.every((each, n) => {
		const was = before[n];
		return was !== undefined && same(was, each);
	})
		? before
		: made;
}
