import type { ItemEdit, Part, ProposedChange } from './board.ts';
import { changed } from './changed.ts';
import type { ItemId } from './ids.ts';
import { closed, opened, realigned, shared } from './laning.ts';
import { ledTo, linksOf, promised, unlinked } from './linking.ts';
import { put } from './placing.ts';
import { unreachable } from './result.ts';
import { write, type RecordChange, type Table } from './table.ts';

/** A working copy, and what has been written to it so far. */
export interface Draft {
	readonly table: Table;
	readonly changes: RecordChange[];
}

/** Writes records to a draft. */
export function note({ table, changes }: Draft, news: readonly RecordChange[]): void {
	write(table, news, table.seq);
	changes.push(...news);
}

/** Lets one change that fits (`fit`) happen in a draft; one about what is not there changes nothing. */
export function happen(draft: Draft, change: ProposedChange): void {
	const { table } = draft;
	switch (change.kind) {
		case 'move':
			return note(draft, table.items.has(change.item) ? put(table, change.item, change.to) : []);
		case 'edit':
			return note(draft, edited(table, change.item, change.set));
		case 'signal':
			return note(draft, signalled(table, change));
		case 'add':
			return begin(draft, change);
		case 'drop':
			return end(draft, change.item);
		case 'split':
			note(draft, edited(table, change.item, change.set));
			for (const part of change.parts) begin(draft, part);
			return;
		case 'merge':
			return merge(draft, change);
		case 'share':
		case 'realign':
		case 'open-lane':
		case 'close-lane':
		case 'goal':
		case 'drop-goal':
		case 'promise':
		case 'release':
			return note(draft, besideItems(table, change));
		default:
			return unreachable(change);
	}
}

type Of<K extends ProposedChange['kind']> = Extract<ProposedChange, { kind: K }>;
type OfItems = 'move' | 'edit' | 'signal' | 'add' | 'drop' | 'split' | 'merge';

/** What changes of lanes, dependencies and goals write. */
function besideItems(table: Table, change: Exclude<ProposedChange, { kind: OfItems }>): RecordChange[] {
	switch (change.kind) {
		case 'share':
			return shared(table, change);
		case 'realign':
			return realigned(table, change);
		case 'open-lane':
			return [opened(table, change.lane)];
		case 'close-lane':
			return [closed(table, change.lane)];
		case 'promise':
			return [promised(table, change)];
		case 'release':
			return [changed(table, 'links', change.link, null)];
		case 'goal':
			return [changed(table, 'goals', change.goal.id, change.goal)];
		case 'drop-goal':
			return [changed(table, 'goals', change.goal, null)];
		default:
			return unreachable(change);
	}
}

function edited(table: Table, item: ItemId, set: ItemEdit): RecordChange[] {
	const was = table.items.get(item);
	return was ? [changed(table, 'items', item, { ...was, ...set })] : [];
}

function signalled(table: Table, { item, signal }: Of<'signal'>): RecordChange[] {
	const was = table.items.get(item);
	if (!was) return [];
	const { signal: before, ...unsignalled } = was;
	const now = signal === null ? unsignalled : { ...unsignalled, signal };
	return [changed(table, 'items', item, now)];
}

function begin(draft: Draft, { item, to }: Part): void {
	note(draft, [changed(draft.table, 'items', item.id, item)]);
	note(draft, put(draft.table, item.id, to));
}

function end(draft: Draft, item: ItemId): void {
	note(draft, unlinked(draft.table, item));
	note(draft, [changed(draft.table, 'places', item, null), changed(draft.table, 'items', item, null)]);
}

function merge(draft: Draft, { item, from, set }: Of<'merge'>): void {
	for (const other of from) {
		for (const link of linksOf(draft.table, other)) note(draft, ledTo(draft.table, link, other, item));
		end(draft, other);
	}
	note(draft, edited(draft.table, item, set));
}
