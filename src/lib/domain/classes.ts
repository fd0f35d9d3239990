import type { ChangeClass } from './authority-map.ts';
import type { Cause, ItemEdit, LiveDate, ProposedChange } from './board.ts';
import type { ItemId } from './ids.ts';
import { itemsOf } from './lookup.ts';
import { no, unreachable, type Refusal } from './result.ts';
import type { Table } from './table.ts';
import { stepsBetween } from './time-order.ts';

type ChangeOf<K extends ProposedChange['kind']> = Extract<ProposedChange, { kind: K }>;

/** Everything a change amounts to (product.md 2): a move to another product in another timebox is two classes. */
export function classesOf(table: Table, change: ProposedChange): readonly ChangeClass[] {
	switch (change.kind) {
		case 'move':
			return moving(table, change);
		case 'edit':
		case 'split':
		case 'merge':
			return setting(table, change);
		case 'add':
		case 'drop':
			return ['scope'];
		case 'signal':
			return ['signal'];
		case 'share':
			return ['budget'];
		case 'realign':
			return ['team'];
		case 'open-lane':
		case 'close-lane':
			return ['lane'];
		case 'promise':
		case 'release':
			return ['promise'];
		case 'goal':
		case 'drop-goal':
			return ['goal'];
		default:
			return unreachable(change);
	}
}

function moving(table: Table, { item, to }: ChangeOf<'move'>): readonly ChangeClass[] {
	const place = table.places.get(item);
	const classes: ChangeClass[] = [];
	if (place?.product !== to.product) classes.push('re-lane');
	if (place?.team !== to.team) classes.push('re-team');
	if (place?.timebox !== to.timebox) classes.push('re-date');
	return classes.length === 0 ? ['re-order'] : classes;
}

/** An edit of nothing but the date a customer was promised is a re-date and no change of scope. */
function setting(table: Table, change: ChangeOf<'edit' | 'split' | 'merge'>): readonly ChangeClass[] {
	if (!setsLiveDate(table, change.item, change.set)) return ['scope'];
	const onlyDate = change.kind === 'edit' && Object.keys(change.set).length === 1;
	return onlyDate ? ['re-date'] : ['scope', 're-date'];
}

/**
 * How much of that class a change is, for the map's thresholds. Budget: percentage points. Scope: points added.
 * Re-date: timeboxes. Team: points of capacity that change hands. Everything else measures nothing.
 */
export function measureOf(table: Table, change: ProposedChange, what: ChangeClass): number {
	switch (change.kind) {
		case 'share':
			return Math.abs((change.share ?? 0) - (table.products.get(change.product)?.share ?? 0));
		case 'realign':
			return capacityMoved(table, change);
		case 'move': {
			const place = table.places.get(change.item);
			return what === 're-date' && place ? stepsBetween(table, place.timebox, change.to.timebox) : 0;
		}
		case 'add':
			return change.item.size ?? 0;
		case 'edit':
		case 'split':
		case 'merge':
			return what === 'scope' ? Math.max(0, pointsAfter(table, change) - pointsBefore(table, change)) : 0;
		case 'drop':
		case 'signal':
		case 'open-lane':
		case 'close-lane':
		case 'promise':
		case 'release':
		case 'goal':
		case 'drop-goal':
			return 0;
		default:
			return unreachable(change);
	}
}

/** A team that stays where it is brings or gives the difference; one that goes takes all it has. */
function capacityMoved(table: Table, { team, to, capacity }: ChangeOf<'realign'>): number {
	const was = table.teams.get(team);
	const before = was?.capacity ?? 0;
	const after = capacity ?? 0;
	return (was?.home ?? null) === to ? Math.abs(after - before) : Math.max(before, after);
}

const sizeOf = (table: Table, item: ItemId): number => table.items.get(item)?.size ?? 0;

const pointsBefore = (table: Table, change: ChangeOf<'edit' | 'split' | 'merge'>): number =>
	itemsOf(change).reduce((sum, item) => sum + sizeOf(table, item), 0);

function pointsAfter(table: Table, change: ChangeOf<'edit' | 'split' | 'merge'>): number {
	const { size } = change.set;
	const kept = size === undefined ? sizeOf(table, change.item) : (size ?? 0);
	const parts = change.kind === 'split' ? change.parts : [];
	return parts.reduce((sum, { item }) => sum + (item.size ?? 0), kept);
}

const liveOf = (table: Table, item: ItemId): LiveDate | null => table.items.get(item)?.live ?? null;

/** Whether an edit says another customer or another date than the item has, or takes them away. */
function setsLiveDate(table: Table, item: ItemId, { live }: ItemEdit): boolean {
	if (live === undefined) return false;
	const was = liveOf(table, item);
	return live?.date !== was?.date || live?.customer !== was?.customer;
}

/**
 * Whether a change touches a date promised to a customer: sets one, drops one, or carries its item to another
 * timebox. No Product Owner does that alone on a locked board.
 */
export function touchesLiveDate(table: Table, change: ProposedChange): boolean {
	switch (change.kind) {
		case 'move':
			return isPromised(table, change.item) && isCarried(table, change);
		case 'add':
			return change.item.live !== null;
		case 'drop':
			return isPromised(table, change.item);
		case 'edit':
			return setsLiveDate(table, change.item, change.set);
		case 'split':
			return setsLiveDate(table, change.item, change.set) || change.parts.some(({ item }) => item.live);
		case 'merge':
			return (
				setsLiveDate(table, change.item, change.set) || change.from.some((item) => isPromised(table, item))
			);
		case 'signal':
		case 'share':
		case 'realign':
		case 'open-lane':
		case 'close-lane':
		case 'promise':
		case 'release':
		case 'goal':
		case 'drop-goal':
			return false;
		default:
			return unreachable(change);
	}
}

/** Whether changes re-date an item a customer was promised: that bears its cause (product.md 1.6). */
export const needsCause = (table: Table, changes: readonly ProposedChange[]): boolean =>
	changes.some(
		(change) =>
			(change.kind === 'move' && isPromised(table, change.item) && isCarried(table, change)) ||
			((change.kind === 'edit' || change.kind === 'split' || change.kind === 'merge') &&
				isPromised(table, change.item) &&
				setsLiveDate(table, change.item, change.set))
	);

/** What speaks against such changes for this cause, or for none. */
export const causeMissing = (
	table: Table,
	changes: readonly ProposedChange[],
	cause: Cause | null
): Refusal | null =>
	cause === null && needsCause(table, changes)
		? no('RD1', 'A date promised to a customer is moved: say why.').error
		: null;

const isPromised = (table: Table, item: ItemId): boolean => liveOf(table, item) !== null;

const isCarried = (table: Table, { item, to }: ChangeOf<'move'>): boolean =>
	table.places.get(item)?.timebox !== to.timebox;
