import type { Entry, HappeningKind } from './entries.ts';
import type { ProposalId } from './ids.ts';
import type { Table } from './table.ts';

/** Applies entries in order, in place. Skips a `seq` the table has already seen; throws on a gap. */
export declare function fold(table: Table, entries: Iterable<Entry>): Table;

/** A place on the time bar worth jumping to. */
export interface Mark {
	readonly seq: number;
	/** UTC ms */
	readonly at: number;
	readonly kind: 'proposal' | 'decision' | 'state';
	readonly what: HappeningKind;
	readonly proposal: ProposalId | null;
}

/** A table that can be taken to any entry of its stretch of log. `table` is written in place. */
export interface Timeline {
	readonly table: Table;
	/** The first and last `seq` it can be taken to; the first is the base's. */
	readonly from: number;
	readonly to: number;
	readonly marks: readonly Mark[];
	/** Takes the table to where entry `seq` has just happened; clamps to `from`..`to`. */
	seek(seq: number): void;
	/** The entry with that `seq`. */
	entryAt(seq: number): Entry | undefined;
	/** UTC ms of the entry with that `seq`; before the first, the first's. */
	atOf(seq: number): number;
	/** The last `seq` whose entry is not later than `at` (UTC ms). */
	seqAt(at: number): number;
}

/** A timeline over `entries`, which follow `base` without a gap. `base` itself is left alone. */
export declare function timeline(base: Table, entries: readonly Entry[]): Timeline;
