import type { Product, TalkingPoint } from '#lib/domain/board.ts';
import type { PersonId, PointId, ProductId, WordsId } from '#lib/domain/ids.ts';
import { subjectOf } from '#lib/domain/points.ts';
import type { Table } from '#lib/domain/table.ts';
import { titleOf } from '#lib/domain/titles.ts';
import { proposalLine, seatName } from './describe.ts';
import { ranked } from '#lib/domain/order.ts';

/** Talking points as they are read and put in order. */

/** What people said and are called, as far as it is here. */
export interface Sayings {
	readonly words: (id: WordsId) => string | undefined;
	readonly nameOf: (person: PersonId) => string;
}

/** What a point says, and the change or item it is about where its words don't say that already. */
export function pointLine(
	table: Table,
	point: TalkingPoint,
	words: Sayings['words']
): { readonly text: string; readonly about: string | null } {
	const text = words(point.text);
	const line = point.changes.length > 0 ? proposalLine(table, point.changes) : aboutItem(table, point);
	return text === line ? { text, about: null } : { text: text ?? '…', about: line };
}

function aboutItem(table: Table, { item }: TalkingPoint): string | null {
	if (item === undefined) return null;
	const record = table.items.get(item);
	return record ? `${record.key} ${titleOf(record)}` : 'An item that is gone';
}

/** Who brought it: `Sam Ode, stakeholder`, or by whose link: `Rob from Sales, by the link of Ada Quist`. */
export function pointFrom(point: TalkingPoint, { words, nameOf }: Sayings): string {
	if (point.guest === undefined) return `${nameOf(point.by)}, ${seatName(point.seat)}`;
	return `${words(point.guest) ?? '…'}, by the link of ${nameOf(point.by)}`;
}

/** The product a point is about: its item's, its change's, or the only one of whose link it came by; null: the whole board. */
export function productOf(table: Table, point: TalkingPoint): ProductId | null {
	const item = subjectOf(point);
	const place = item === null ? undefined : table.places.get(item);
	if (place) return place.product;
	for (const change of point.changes) {
		if (change.kind === 'share') return change.product;
		if (change.kind === 'add') return change.to.product;
		if (change.kind === 'goal') return change.goal.product;
		if (change.kind === 'close-lane' && change.lane.kind === 'product') return change.lane.id;
	}
	return point.guest === undefined ? null : onlyProductOf(table, point.by);
}

function onlyProductOf(table: Table, person: PersonId): ProductId | null {
	const owned = [...table.products.values()].filter(({ owner }) => owner === person);
	return owned.length === 1 ? (owned[0]?.id ?? null) : null;
}

/** Points about one product, in the order of the agenda. Null: about the whole board. */
export interface PointGroup {
	readonly product: Product | null;
	readonly points: readonly TalkingPoint[];
}

/** Points by product, in the order of the lanes; what is about the whole board comes first. */
export function byProduct(table: Table, points: readonly TalkingPoint[]): readonly PointGroup[] {
	const lanes = ranked(table.products.values());
	return [null, ...lanes]
		.map((product) => ({
			product,
			points: points.filter((point) => productOf(table, point) === (product?.id ?? null))
		}))
		.filter((group) => group.points.length > 0);
}

/**
 * Where a point goes that is taken one step earlier or later among the points shown with it: behind which, or
 * null for first. Undefined where it stands at that end already.
 */
export function stepped(
	order: readonly TalkingPoint[],
	shown: readonly TalkingPoint[],
	point: PointId,
	step: 'earlier' | 'later'
): PointId | null | undefined {
	const at = shown.findIndex(({ id }) => id === point);
	const neighbour = shown[step === 'earlier' ? at - 1 : at + 1];
	if (at < 0 || !neighbour) return undefined;
	if (step === 'later') return neighbour.id;
	const others = order.filter(({ id }) => id !== point);
	return others[others.findIndex(({ id }) => id === neighbour.id) - 1]?.id ?? null;
}
