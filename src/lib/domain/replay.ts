import { apply } from './apply.ts';
import { recordsOf, tableFrom } from './checkpoint.ts';
import type { Entry, HappeningKind } from './entries.ts';
import type { ProposalId } from './ids.ts';
import { inverse, net, write, type RecordChange, type Table } from './table.ts';

/** Applies entries in order, in place. Skips a `seq` the table has already seen; throws on a gap. */
export function fold(table: Table, entries: Iterable<Entry>): Table {
	for (const entry of entries) {
		if (entry.seq <= table.seq) continue;
		if (entry.seq !== table.seq + 1) throw new Error(`Entry ${entry.seq} does not follow ${table.seq}`);
		write(table, apply(table, entry), entry.seq);
	}
	return table;
}

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
	/** UTC ms of the entry with that `seq`; at `from`, the first entry's. */
	atOf(seq: number): number;
	/** The last `seq` whose entry is not later than `at` (UTC ms). */
	seqAt(at: number): number;
}

/** A timeline over `entries`, which follow `base` without a gap. `base` itself is left alone. */
export function timeline(base: Table, entries: readonly Entry[]): Timeline {
	const table = tableFrom(recordsOf(base), base.seq);
	const from = base.seq;
	const to = from + entries.length;
	/** What entry `from + n + 1` changed, known once the table has been there. */
	const steps: (readonly RecordChange[])[] = [];
	const entryAt = (seq: number): Entry | undefined => entries[seq - from - 1];
	return {
		table,
		from,
		to,
		marks: entries.flatMap(markOf),
		seek(seq) {
			const goal = Math.min(to, Math.max(from, Math.trunc(seq)));
			const known = Math.min(goal, from + steps.length);
			if (goal < table.seq)
				write(table, inverse(net(steps.slice(goal - from, table.seq - from).flat())), goal);
			if (known > table.seq) write(table, net(steps.slice(table.seq - from, known - from).flat()), known);
			while (table.seq < goal) steps.push(step(table, entryAt(table.seq + 1)));
		},
		entryAt,
		atOf: (seq) => (entryAt(seq) ?? entries[0])?.at ?? 0,
		seqAt: (at) => from + entries.findLastIndex((entry) => entry.at <= at) + 1
	};
}

/** Takes the table one entry further, and says what that changed. */
function step(table: Table, entry: Entry | undefined): readonly RecordChange[] {
	if (entry?.seq !== table.seq + 1) throw new Error(`No entry follows ${table.seq}`);
	const changes = apply(table, entry);
	write(table, changes, entry.seq);
	return changes;
}

function markOf(entry: Entry): Mark[] {
	const kind = markKinds.get(entry.kind) ?? null;
	const proposal = 'proposal' in entry ? entry.proposal : null;
	return kind === null ? [] : [{ seq: entry.seq, at: entry.at, kind, what: entry.kind, proposal }];
}

/** Kinds of entries one jumps to; all others happen between them. */
const markKinds: ReadonlyMap<HappeningKind, Mark['kind']> = new Map([
	['proposed', 'proposal'],
	['agreed', 'decision'],
	['declined', 'decision'],
	['postponed', 'decision'],
	['pathway-set', 'decision'],
	['pathway-decided', 'decision'],
	['preparing-begun', 'state'],
	['opened', 'state'],
	['closing-begun', 'state'],
	['reopened', 'state'],
	['locked', 'state']
]);
