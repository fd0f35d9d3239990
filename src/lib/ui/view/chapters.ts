import type { Entry } from '#lib/domain/entries.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Mark } from '#lib/domain/replay.ts';
import type { Table } from '#lib/domain/table.ts';
import { proposalLine } from './describe.ts';

/** One mark of the time bar as a line of the list beside it. */
export interface Chapter {
	readonly seq: number;
	/** UTC ms */
	readonly at: number;
	readonly kind: Mark['kind'];
	/** A decline: what "jump to the no" jumps to. */
	readonly no: boolean;
	readonly title: string;
}

/** What happened, by its kind: `Agreed`, `The session opened`. */
const words: Readonly<Record<Entry['kind'], string>> = {
	founded: 'The board was founded',
	seated: 'A seat was given',
	'owner-set': 'A lane got its Product Owner',
	scheduled: 'The next session was scheduled',
	'preparing-begun': 'Preparing began',
	opened: 'The session opened',
	'closing-begun': 'Closing began',
	reopened: 'The session went on',
	locked: 'The board was locked',
	proposed: 'Proposed',
	signed: 'Signed',
	agreed: 'Agreed',
	declined: 'No',
	withdrawn: 'Withdrawn',
	postponed: 'Decided later',
	superseded: 'Superseded',
	rechecked: 'Checked again: signatures taken back',
	'made-impossible': 'Became impossible',
	'point-added': 'A talking point was added',
	'point-settled': 'A talking point was settled',
	checkpointed: 'Checkpoint'
};

/** What just happened, for the line above the time bar. */
export function happened(entry: Entry, nameOf: (person: PersonId) => string): string {
	const who = entry.by.kind === 'person' ? nameOf(entry.by.person) : 'The board';
	return `${words[entry.kind]} · ${who}`;
}

/** The marks as chapters; `table` is the session's end, where every proposal is known. */
export function chaptersOf(table: Table, marks: readonly Mark[]): Chapter[] {
	return marks.map(({ seq, at, kind, what, proposal }) => {
		const known = proposal === null ? undefined : table.proposals.get(proposal);
		const line = known ? `: ${proposalLine(table, known.changes, true)}` : '';
		return { seq, at, kind, no: what === 'declined', title: `${words[what]}${line}` };
	});
}
