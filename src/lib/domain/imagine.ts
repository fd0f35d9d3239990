import { effects } from './apply-effects.ts';
import type { ProposedChange } from './board.ts';
import { fit } from './fitting.ts';
import { land } from './landing.ts';
import type { Refusal } from './result.ts';
import { write, type Table } from './table.ts';

/** A change that could not happen, and the rule that says why. */
export interface Returned {
	readonly change: ProposedChange;
	readonly refusal: Refusal;
}

/** What would be. */
export interface Imagined {
	/** A copy of the table on which the changes have happened. */
	readonly table: Table;
	/** Those that could not happen on it; the others have happened without them. */
	readonly returned: readonly Returned[];
}

/**
 * What the table would be, had these changes been agreed one after the other (product.md 5, the what-if fork).
 * The table itself is left alone; nobody's right to any of it is asked.
 */
export function imagine(table: Table, changes: readonly ProposedChange[]): Imagined {
	const copy = copyOf(table);
	const returned: Returned[] = [];
	for (const change of changes) {
		const fitting = fit(copy, [change]);
		if (fitting.ok) write(copy, effects(copy, land(copy, [change]).effects), copy.seq);
		else returned.push({ change, refusal: fitting.error });
	}
	return { table: copy, returned };
}

/** A table that can be written without the first one noticing. Records are values: they are shared. */
export function copyOf({ seq, index, ...collections }: Table): Table {
	const records = Object.entries(collections).map(([kind, map]) => [kind, new Map<string, unknown>(map)]);
	const lookups = Object.entries<ReadonlyMap<string, unknown>>({ ...index });
	const own = lookups.map(([name, map]) => [name, lookupOf(map)] as const);
	// The same keys with the same kinds of values, which no type can follow through `Object.entries`.
	return { ...Object.fromEntries(records), index: Object.fromEntries(own), seq } as Table;
}

/** An index holds lists and sets of its own, which are written in place. */
const lookupOf = (map: ReadonlyMap<string, unknown>): Map<string, unknown> =>
	new Map([...map].map(([key, value]) => [key, ownCopy(value)]));

const ownCopy = (value: unknown): unknown =>
	value instanceof Set ? new Set<unknown>(value) : Array.isArray(value) ? value.slice() : value;
