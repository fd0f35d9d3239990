import type { Item, ItemEdit, ProposedChange } from '#lib/domain/board.ts';
import { isEqual } from '#lib/domain/canonical.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { cellKey, placesIn } from '#lib/domain/lookup.ts';
import { byText } from '#lib/domain/order.ts';
import type { Table } from '#lib/domain/table.ts';
import { itemKey } from './names.ts';
import { endOf } from './moves.ts';

/** Taking back one's own: what would undo changes, and whether others have built on them since. Pure. */

type Of<K extends ProposedChange['kind']> = Extract<ProposedChange, { kind: K }>;

/**
 * What takes changes back, told by the board before they happen. Null where no few changes say that: what was added,
 * split or closed is not undone by a key.
 */
export function reversal(table: Table, changes: readonly ProposedChange[]): readonly ProposedChange[] | null {
	const moves: Of<'move'>[] = [];
	const others: ProposedChange[] = [];
	for (const change of changes) {
		if (change.kind === 'move') moves.push(...home(table, change.item));
		else if (change.kind === 'edit') others.push(...asItWas(table, change));
		else if (change.kind === 'signal')
			others.push({ ...change, signal: table.items.get(change.item)?.signal ?? null });
		else return null;
	}
	const rankOf = ({ item }: Of<'move'>): string => table.places.get(item)?.rank ?? '';
	// Whoever stood in front goes home first: the next stands behind it again.
	return [...moves.sort((a, b) => byText(rankOf(a), rankOf(b))), ...others];
}

function home(table: Table, item: ItemId): Of<'move'>[] {
	const place = table.places.get(item);
	if (!place) return [];
	const { product, team, timebox } = place;
	const cell = placesIn(table, place).map((each) => each.item);
	const after = cell[cell.indexOf(item) - 1] ?? null;
	return [{ kind: 'move', item, to: { product, team, timebox, after } }];
}

function asItWas(table: Table, { item, set }: Of<'edit'>): ProposedChange[] {
	const record = table.items.get(item);
	return record ? [{ kind: 'edit', item, set: fieldsOf(record, set) }] : [];
}

/** The fields of a record that an edit names, as they are. */
function fieldsOf(record: Item, set: ItemEdit): ItemEdit {
	const now = new Map<string, unknown>(Object.entries(record));
	return Object.fromEntries(Object.keys(set).map((key) => [key, now.get(key)]));
}

/**
 * Whom undoing would hurt: the key of a thing that stands otherwise than these changes have left it, because somebody
 * has changed it since; null where all is as it was left.
 */
export function builtOn(table: Table, changes: readonly ProposedChange[]): string | null {
	const touched = changes.find((change) => !isAsLeft(table, change));
	return touched && 'item' in touched && typeof touched.item === 'string'
		? itemKey(table, touched.item)
		: null;
}

function isAsLeft(table: Table, change: ProposedChange): boolean {
	if (change.kind === 'move') {
		const place = table.places.get(change.item);
		return place !== undefined && cellKey(place) === cellKey(change.to);
	}
	const record =
		'item' in change && typeof change.item === 'string' ? table.items.get(change.item) : undefined;
	if (change.kind === 'edit')
		return record !== undefined && isEqual(fieldsOf(record, change.set), change.set);
	if (change.kind === 'signal') return record !== undefined && isEqual(record.signal ?? null, change.signal);
	return true;
}

/** The same changes on the board as it is: who was to be followed may have gone elsewhere. */
export function asItStands(table: Table, back: readonly ProposedChange[]): readonly ProposedChange[] {
	const going = new Map(
		back.flatMap((change) => (change.kind === 'move' ? [[change.item, change] as const] : []))
	);
	return back.map((change) => {
		if (change.kind !== 'move' || change.to.after === null) return change;
		const leader = going.get(change.to.after)?.to ?? table.places.get(change.to.after);
		if (leader && cellKey(leader) === cellKey(change.to)) return change;
		return { ...change, to: endOf(table, change.to, [change.item]) };
	});
}
