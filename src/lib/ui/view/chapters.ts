import type { Actor } from '#lib/domain/board.ts';
import type { Entry } from '#lib/domain/entries.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Mark } from '#lib/domain/replay.ts';
import { unreachable } from '#lib/domain/result.ts';
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
	/** Put off: decided by nobody. */
	readonly later: boolean;
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
	'signed-off': 'Signed',
	routed: 'Passed on to who has the authority',
	'effect-changed': 'Checked again: its effect has changed',
	'point-brought': 'A talking point was brought by a link',
	'point-ordered': 'The agenda was put in order',
	governed: 'The authority map was changed',
	'proxy-given': 'A proxy was named',
	'proxy-revoked': 'A proxy was taken back',
	'facilitator-changed': 'Another facilitates',
	'goals-set': 'The session’s goals were set',
	'readiness-said': 'A Product Owner said whether they are ready',
	'read-back': 'A decision was read back',
	'agreement-signed': 'The agreement was signed',
	commented: 'A comment',
	'pathway-set': 'A decision pathway was set',
	'pathway-stepped': 'A step on a decision pathway',
	'pathway-decided': 'A decision pathway was decided',
	'notifier-needed': 'A customer is to be told',
	'notifier-named': 'Somebody tells the customer',
	'customer-told': 'The customer was told',
	'emergency-raised': 'The red phone rang',
	'emergency-triaged': 'The emergency was triaged',
	'plan-broken': 'The plan is broken',
	'emergency-over': 'The emergency is over',
	'emergency-reviewed': 'The emergency was looked back at',
	'buffer-sized': 'An interrupt buffer was sized',
	'impediment-raised': 'An impediment was raised',
	'impediment-owned': 'An impediment got its owner',
	'impediment-escalated': 'An impediment went up',
	'impediment-solved': 'An impediment was solved',
	requested: 'A request was made',
	'request-answered': 'A request was answered',
	'request-withdrawn': 'A request was withdrawn',
	checkpointed: 'Checkpoint'
};

/** What just happened, for the line above the time bar. */
export function happened(entry: Entry, nameOf: (person: PersonId) => string): string {
	return `${words[entry.kind]} · ${whoDid(entry.by, nameOf)}`;
}

function whoDid(by: Actor, nameOf: (person: PersonId) => string): string {
	switch (by.kind) {
		case 'person':
			return nameOf(by.person);
		case 'link':
			return `by the link of ${nameOf(by.of)}`;
		case 'board':
		case 'clock':
			return 'The board';
		default:
			return unreachable(by);
	}
}

/** The marks as chapters; `table` is the session's end, where every proposal is known. */
export function chaptersOf(table: Table, marks: readonly Mark[]): Chapter[] {
	return marks.map(({ seq, at, kind, what, proposal }) => {
		const known = proposal === null ? undefined : table.proposals.get(proposal);
		const line = known ? `: ${proposalLine(table, known.changes, known.from ?? [])}` : '';
		const came = { no: what === 'declined', later: what === 'postponed' };
		return { seq, at, kind, ...came, title: `${words[what]}${line}` };
	});
}
