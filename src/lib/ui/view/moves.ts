import type { ProposedChange, Target } from '#lib/domain/board.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { placesIn } from '#lib/domain/lookup.ts';
import type { Table } from '#lib/domain/table.ts';
import { ranked } from '#lib/domain/order.ts';

type Move = Extract<ProposedChange, { kind: 'move' }>;

/**
 * The moves that put items behind each other into a cell, the first behind `to.after`. Those that stand right there
 * by then are left out; where all do, nothing is to be done.
 */
export function movesTo(table: Table, items: readonly ItemId[], to: Target): Move[] {
	const standing = placesIn(table, to).map(({ item }) => item);
	const moves: Move[] = [];
	// Behind itself is where it stands.
	let after = to.after !== null && items.includes(to.after) ? before(standing, to.after, items) : to.after;
	for (const item of items) {
		if (!isBehind(standing, item, after)) {
			moves.push({ kind: 'move', item, to: { ...to, after } });
			putBehind(standing, item, after);
		}
		after = item;
	}
	return moves;
}

const isBehind = (standing: readonly ItemId[], item: ItemId, after: ItemId | null): boolean => {
	const at = standing.indexOf(item);
	return at >= 0 && (standing[at - 1] ?? null) === after;
};

function putBehind(standing: ItemId[], item: ItemId, after: ItemId | null): void {
	const at = standing.indexOf(item);
	if (at >= 0) standing.splice(at, 1);
	standing.splice(after === null ? 0 : standing.indexOf(after) + 1, 0, item);
}

/** The last one before `item` that stays where it stands; null: none does. */
function before(standing: readonly ItemId[], item: ItemId, moving: readonly ItemId[]): ItemId | null {
	const ahead = standing.slice(0, standing.indexOf(item));
	return ahead.findLast((each) => !moving.includes(each)) ?? null;
}

/** Behind the last item of a cell, where cards carried by keyboard or menu land; `except` are those cards. */
export function endOf(table: Table, cell: Omit<Target, 'after'>, except: readonly ItemId[]): Target {
	const { product, team, timebox } = cell;
	const last = placesIn(table, cell).findLast(({ item }) => !except.includes(item));
	return { product, team, timebox, after: last?.item ?? null };
}

/** Items in the order in which the board is read: by lane, by timebox, by rank in their cell. */
export function inReadingOrder(table: Table, items: Iterable<ItemId>): ItemId[] {
	const { products, teams, timeboxes } = table;
	const orders = [products, teams, timeboxes].map(
		(lanes) =>
			new Map(ranked<{ id: string; rank: string }>(lanes.values()).map(({ id }, n) => [id, n] as const))
	);
	const keyOf = (item: ItemId): readonly (number | string)[] => {
		const place = table.places.get(item);
		if (!place) return [];
		const at = [place.product, place.team, place.timebox].map((id, n) => orders[n]?.get(id) ?? 0);
		return [...at, place.rank];
	};
	return [...items]
		.map((item) => ({ item, key: keyOf(item) }))
		.sort((a, b) => compared(a.key, b.key))
		.map(({ item }) => item);
}

function compared(a: readonly (number | string)[], b: readonly (number | string)[]): number {
	const n = a.findIndex((value, index) => value !== b[index]);
	const [left, right] = [a[n], b[n]];
	return left === undefined || right === undefined ? 0 : left < right ? -1 : 1;
}
