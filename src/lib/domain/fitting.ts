import type { Item, ProposedChange } from './board.ts';
import { laneFlaw, targetFlaw } from './fitting-lanes.ts';
import { linkFlaw, promiseFlaw, promisesFlaw } from './fitting-links.ts';
import { happen } from './happening.ts';
import type { ItemId } from './ids.ts';
import { began, ended, type Landing } from './landing.ts';
import { subjectsOf } from './lookup.ts';
import { no, unreachable, yes, type Refusal, type Result } from './result.ts';
import type { Table } from './table.ts';

/**
 * Whether all changes of a proposal can happen on this table, one after the other: each is judged on the board as
 * those before it leave it, and what holds of the board in the end is judged at the end.
 */
export function fit(table: Table, changes: readonly ProposedChange[]): Result<null> {
	const landing = landed(table, changes);
	return landing.ok ? yes(null) : landing;
}

/** What changes come to where all of them can happen (`fit`), worked out in the same go. */
export function landed(table: Table, changes: readonly ProposedChange[]): Result<Landing> {
	const draft = began(table);
	const touched = new Set<string>();
	for (const change of changes) {
		const flaw = repeated(change, touched) ?? flawOf(draft.table, change);
		if (flaw) return { ok: false, error: flaw };
		happen(draft, change);
	}
	const flaw = sharesFlaw(table, draft.table, changes) ?? promisesFlaw(draft.table, changes);
	return flaw ? { ok: false, error: flaw } : yes(ended(draft, table, changes));
}

/** The refusal of what a proposal says twice: the same change of the same thing, or a new item. */
function repeated(change: ProposedChange, touched: Set<string>): Refusal | null {
	const marks = [`${change.kind} ${subjectsOf(change)[0] ?? ''}`];
	for (const { id, key } of broughtBy(change)) {
		marks.push(`id ${id}`, `key ${key}`);
		if (touched.has(`key ${key}`)) return no('PR2', `Two new items have the key ${key}.`).error;
	}
	if (new Set(marks).size < marks.length || marks.some((mark) => touched.has(mark)))
		return no('PR2', 'A proposal changes the same thing only once.').error;
	for (const mark of marks) touched.add(mark);
	return null;
}

const broughtBy = (change: ProposedChange): readonly Item[] =>
	change.kind === 'add' ? [change.item] : change.kind === 'split' ? change.parts.map(({ item }) => item) : [];

/** Why one change can't happen on this table, or null. */
function flawOf(table: Table, change: ProposedChange): Refusal | null {
	switch (change.kind) {
		case 'add':
			return newFlaw(table, change.item) ?? targetFlaw(table, change.to);
		case 'move':
			return goneFlaw(table, [change.item]) ?? targetFlaw(table, change.to);
		case 'edit':
		case 'drop':
		case 'signal':
			return goneFlaw(table, [change.item]);
		case 'split':
			return goneFlaw(table, [change.item]) ?? partsFlaw(table, change);
		case 'merge':
			return goneFlaw(table, [change.item, ...change.from]) ?? mergeFlaw(change);
		case 'promise':
			return goneFlaw(table, [change.from, change.to]) ?? promiseFlaw(table, change);
		case 'release':
			return linkFlaw(table, change.link);
		case 'share':
		case 'realign':
		case 'open-lane':
		case 'close-lane':
		case 'goal':
		case 'drop-goal':
			return laneFlaw(table, change);
		default:
			return unreachable(change);
	}
}

type Of<K extends ProposedChange['kind']> = Extract<ProposedChange, { kind: K }>;

function goneFlaw({ items, places }: Table, ids: readonly ItemId[]): Refusal | null {
	return ids.every((id) => items.has(id) && places.has(id))
		? null
		: no('PR4', 'This item is no longer on the board.').error;
}

function newFlaw({ items, index }: Table, { id, key }: Pick<Item, 'id' | 'key'>): Refusal | null {
	const known = items.get(id);
	if (known) return no('PR3', `The item ${known.key} is already on the board.`).error;
	return index.keys.has(key) ? no('PR3', `The key ${key} is already taken.`).error : null;
}

function partsFlaw(table: Table, { parts }: Of<'split'>): Refusal | null {
	for (const { item, to } of parts) {
		const flaw = newFlaw(table, item) ?? targetFlaw(table, to);
		if (flaw) return flaw;
	}
	return null;
}

function mergeFlaw({ item, from }: Of<'merge'>): Refusal | null {
	return new Set([item, ...from]).size === from.length + 1
		? null
		: no('CH1', 'A merge takes other items into one, each of them once.').error;
}

/** Shares that came to more than the whole before may stay so, or come to less. */
function sharesFlaw(before: Table, now: Table, changes: readonly ProposedChange[]): Refusal | null {
	if (!changes.some(({ kind }) => kind === 'share')) return null;
	const total = sharesOf(now);
	return total > 100 && total > sharesOf(before)
		? no('CH6', `The shares of all products would come to ${total} % of the budget.`).error
		: null;
}

function sharesOf({ products }: Table): number {
	let total = 0;
	for (const { share } of products.values()) total += share ?? 0;
	return total;
}
