import { founded, locked, opened, ownerSet, scheduled, seated, session } from './apply-board.ts';
import {
	declined,
	effects,
	outcome,
	pointAdded,
	pointSettled,
	proposal,
	proposed,
	signed
} from './apply-proposals.ts';
import type { Entry } from './entries.ts';
import { unreachable } from './result.ts';
import type { RecordChange, Table } from './table.ts';

/**
 * What an entry changes: only the records that change, each with what it was, so that swapping them takes it
 * back. Pure; the server, seats, replay and the verifier all fold with it. Throws where an entry does not fit
 * the table, which is a broken log and never a person's mistake.
 */
export function apply(table: Table, entry: Entry): RecordChange[] {
	switch (entry.kind) {
		case 'founded':
			return founded(entry);
		case 'seated':
			return [seated(table, entry)];
		case 'owner-set':
			return [ownerSet(table, entry)];
		case 'scheduled':
			return scheduled(table, entry);
		case 'preparing-begun':
			return [session(table, entry.session, { state: 'preparing' })];
		case 'opened':
			return [opened(table, entry)];
		case 'closing-begun':
			return [session(table, entry.session, { state: 'closing' })];
		case 'reopened':
			return [session(table, entry.session, { state: 'open' })];
		case 'locked':
			return locked(table, entry);
		case 'proposed':
			return [proposed(entry)];
		case 'signed':
			return [signed(table, entry)];
		case 'agreed':
			return [
				outcome(table, entry.proposal, { kind: 'agreed', at: entry.at }),
				...effects(table, entry.effects)
			];
		case 'declined':
			return [declined(table, entry)];
		case 'withdrawn':
			return [outcome(table, entry.proposal, { kind: 'withdrawn', at: entry.at })];
		case 'postponed':
			return [outcome(table, entry.proposal, { kind: 'later', at: entry.at })];
		case 'superseded':
			return [outcome(table, entry.proposal, { kind: 'superseded', at: entry.at, by: entry.with })];
		case 'made-impossible':
			return [outcome(table, entry.proposal, { kind: 'impossible', at: entry.at, because: entry.because })];
		case 'rechecked':
			return [proposal(table, entry.proposal, { required: entry.required, signatures: [] })];
		case 'point-added':
			return [pointAdded(entry)];
		case 'point-settled':
			return [pointSettled(table, entry)];
		case 'checkpointed':
			return [];
		default:
			return unreachable(entry);
	}
}
