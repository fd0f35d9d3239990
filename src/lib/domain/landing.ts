import type { Place, ProposedChange } from './board.ts';
import type { Effect } from './entries.ts';
import { happen, note, type Draft } from './happening.ts';
import type { ItemId } from './ids.ts';
import { cellKey } from './lookup.ts';
import { reopenedBy } from './linking.ts';
import type { Table } from './table.ts';
import { told } from './summing.ts';
import { workingCopy } from './working.ts';

/** What changes would come to, worked out beside the table: it is left alone. */
export interface Landing {
	/** Where an item stands once all of them have happened. */
	readonly placeOf: (item: ItemId) => Place | undefined;
	/** What they do to the board, in order; nothing where they change nothing. */
	readonly effects: readonly Effect[];
	/** The table as they leave it; good for as long as the one they began on stays as it is. */
	readonly table: Table;
}

/** Lets changes that fit the table (`fit`) happen one after the other. */
export function land(table: Table, changes: readonly ProposedChange[]): Landing {
	const draft = began(table);
	for (const change of changes) happen(draft, change);
	return ended(draft, table, changes);
}

/** What a draft comes to in which all of the changes have happened; `before` is the table it began on. */
export function ended(draft: Draft, before: Table, changes: readonly ProposedChange[]): Landing {
	settle(draft, before, changes);
	return {
		placeOf: (item) => draft.table.places.get(item),
		effects: withoutKeysAlone(before, draft.table, told(draft.changes)),
		table: draft.table
	};
}

/**
 * Effects without the new order keys of a cell in which everything stands as it stood: what is moved to and fro is
 * news to nobody. A single move that changes no order has no effect to begin with, so only several need a look.
 */
function withoutKeysAlone(before: Table, now: Table, effects: readonly Effect[]): readonly Effect[] {
	const placed = effects.filter((effect) => effect.kind === 'placed');
	if (placed.length < 2) return effects;
	const cells = new Set(placed.map(({ place }) => cellKey(place)));
	const alike = new Set([...cells].filter((cell) => isOrderedAlike(before, now, cell)));
	return effects.filter((effect) => effect.kind !== 'placed' || !alike.has(cellKey(effect.place)));
}

function isOrderedAlike({ index: before }: Table, { index: now }: Table, cell: string): boolean {
	const [a = [], b = []] = [before.cells.get(cell), now.cells.get(cell)];
	return a.length === b.length && a.every(({ item }, at) => item === b[at]?.item);
}

/** A draft of the table in which nothing has happened yet. */
export const began = (table: Table): Draft => ({ table: workingCopy(table), changes: [] });

/** What follows once all have happened: promises whose ends were moved are open again. */
function settle(draft: Draft, before: Table, changes: readonly ProposedChange[]): void {
	const carried = draft.changes.flatMap(({ kind, id }) => (kind === 'places' ? [id] : []));
	const anew = new Set(changes.flatMap((change) => (change.kind === 'promise' ? [change.link] : [])));
	note(draft, reopenedBy(before, draft.table, new Set(carried), anew));
}
