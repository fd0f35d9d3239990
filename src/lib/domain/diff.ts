import type { Item, Place } from './board.ts';
import { isEqual } from './canonical.ts';
import { laneDifferences, type LaneDifference } from './diff-lanes.ts';
import type { ItemId } from './ids.ts';
import { byRank, cellKey } from './lookup.ts';
import type { AgreedBoard } from './snapshot.ts';

/** One way in which a board differs from an earlier one: drift, where the earlier one is the agreement. */
export type Difference =
	| { readonly kind: 'added'; readonly item: ItemId }
	| { readonly kind: 'dropped'; readonly item: ItemId }
	/** Another product, team or timebox. */
	| { readonly kind: 'moved'; readonly item: ItemId; readonly from: Place; readonly to: Place }
	/** Same cell, another order; only the fewest items that explain it are named. */
	| { readonly kind: 'reordered'; readonly item: ItemId; readonly from: Place; readonly to: Place }
	| {
			readonly kind: 'edited';
			readonly item: ItemId;
			readonly was: Item;
			readonly now: Item;
			readonly facets: readonly Facet[];
	  }
	| LaneDifference;

const facets = ['title', 'size', 'stage', 'status', 'live', 'fields', 'signal'] as const;
/** A side of an item that can change by itself. */
type Facet = (typeof facets)[number];

/** What has changed from `was` to `now`: lanes, items, then places. Renewed order keys alone are no difference. */
export const diff = (was: AgreedBoard, now: AgreedBoard): Difference[] => [
	...laneDifferences(was, now),
	...contents(was, now),
	...places(was, now)
];

function contents(was: AgreedBoard, now: AgreedBoard): Difference[] {
	const before = new Map(was.items.map((item) => [item.id, item]));
	const present = new Set(now.items.map(({ id }) => id));
	const dropped = was.items.filter(({ id }) => !present.has(id));
	return [
		...dropped.map(({ id }) => ({ kind: 'dropped', item: id }) as const),
		...now.items.flatMap((item) => changed(before.get(item.id), item))
	];
}

function changed(was: Item | undefined, now: Item): Difference[] {
	if (!was) return [{ kind: 'added', item: now.id }];
	const changes = facets.filter((facet) => !isEqual(was[facet], now[facet]));
	return changes.length === 0 ? [] : [{ kind: 'edited', item: now.id, was, now, facets: changes }];
}

function places(was: AgreedBoard, now: AgreedBoard): Difference[] {
	const before = new Map(was.places.map((place) => [place.item, place]));
	const stayed = new Map<string, Stayed[]>();
	const differences: Difference[] = [];
	for (const to of now.places) {
		const from = before.get(to.item);
		if (!from) continue;
		const cell = cellKey(to);
		if (cellKey(from) !== cell) differences.push({ kind: 'moved', item: to.item, from, to });
		else gather(stayed, cell, { from, to });
	}
	for (const cell of stayed.values()) differences.push(...reordered(cell));
	return differences;
}

/** Where an item stood and stands in one cell. */
interface Stayed {
	readonly from: Place;
	readonly to: Place;
}

function gather(cells: Map<string, Stayed[]>, cell: string, stayed: Stayed): void {
	const gathered = cells.get(cell);
	if (gathered) gathered.push(stayed);
	else cells.set(cell, [stayed]);
}

/** Of the items that stayed in a cell, those outside the longest run that kept its order. */
function reordered(cell: readonly Stayed[]): Difference[] {
	const before = cell.toSorted((a, b) => byRank(a.from, b.from));
	const earlier = new Map(before.map(({ to }, position) => [to.item, position]));
	const pairs = cell.toSorted((a, b) => byRank(a.to, b.to));
	const kept = longestRun(pairs.map(({ to }) => earlier.get(to.item) ?? 0));
	return pairs
		.filter((_, position) => !kept.has(position))
		.map(({ from, to }) => ({ kind: 'reordered', item: to.item, from, to }));
}

/** Positions of a longest ascending subsequence of distinct numbers. */
function longestRun(numbers: readonly number[]): Set<number> {
	/** For each length, the lowest number in which a run of it ends, and where that stands. */
	const lowest: number[] = [];
	const ends: number[] = [];
	const previous: (number | undefined)[] = [];
	for (const [position, value] of numbers.entries()) {
		const length = lowerBound(lowest, value);
		previous.push(ends[length - 1]);
		lowest[length] = value;
		ends[length] = position;
	}
	const run = new Set<number>();
	for (let at = ends.at(-1); at !== undefined; at = previous[at]) run.add(at);
	return run;
}

/** How many of the ascending numbers are below `value`. */
function lowerBound(ascending: readonly number[], value: number): number {
	let low = 0;
	let high = ascending.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((ascending[middle] ?? value) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
