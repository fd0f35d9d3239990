import { founded, locked, opened, ownerSet, scheduled, seated, session } from './apply-board.ts';
import {
	agreed,
	declined,
	effects,
	outcome,
	proposal,
	proposed,
	signed
} from './apply-proposals.ts';
import { pointAdded, pointBrought, pointOrdered, pointSettled } from './apply-points.ts';
import type { Entry, EntryOf, HappeningKind } from './entries.ts';
import type { RecordChange, Table } from './table.ts';

type Appliers = {
	readonly [K in HappeningKind]: (table: Table, entry: EntryOf<K>) => readonly RecordChange[];
};

/** What each kind of entry changes. */
const appliers: Appliers = {
	founded: (_, entry) => founded(entry),
	seated: (table, entry) => [seated(table, entry)],
	'owner-set': (table, entry) => [ownerSet(table, entry)],
	scheduled,
	'preparing-begun': (table, entry) => [session(table, entry.session, { state: 'preparing' })],
	opened: (table, entry) => [opened(table, entry)],
	'closing-begun': (table, entry) => [session(table, entry.session, { state: 'closing' })],
	reopened: (table, entry) => [session(table, entry.session, { state: 'open' })],
	locked,
	proposed: (_, entry) => [proposed(entry)],
	signed: (table, entry) => [signed(table, entry)],
	agreed: (table, entry) => [
		outcome(table, entry.proposal, agreed(entry)),
		...effects(table, entry.effects)
	],
	declined: (table, entry) => [declined(table, entry)],
	withdrawn: (table, { proposal: id, at }) => [outcome(table, id, { kind: 'withdrawn', at })],
	postponed: (table, { proposal: id, at }) => [outcome(table, id, { kind: 'later', at })],
	superseded: (table, entry) => [
		outcome(table, entry.proposal, { kind: 'superseded', at: entry.at, by: entry.with })
	],
	'made-impossible': (table, { proposal: id, at, because }) => [
		outcome(table, id, { kind: 'impossible', at, because })
	],
	rechecked: (table, entry) => [
		proposal(table, entry.proposal, { required: entry.required, signatures: [] })
	],
	'point-added': (_, entry) => [pointAdded(entry)],
	'point-brought': (_, entry) => [pointBrought(entry)],
	'point-ordered': (table, entry) => [pointOrdered(table, entry)],
	'point-settled': (table, entry) => [pointSettled(table, entry)],
	checkpointed: () => []
};

/**
 * What an entry changes: only the records that change, each with what it was, so that swapping them takes it
 * back. Pure; the server, seats, replay and the verifier all fold with it. Throws where an entry does not fit
 * the table, which is a broken log and never a person's mistake.
 */
export const apply = (table: Table, entry: Entry): readonly RecordChange[] =>
	appliedAs<HappeningKind>(entry.kind, table, entry);

const appliedAs = <K extends HappeningKind>(
	kind: K,
	table: Table,
	entry: EntryOf<K>
): readonly RecordChange[] => appliers[kind](table, entry);
