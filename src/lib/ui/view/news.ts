import type { Proposal } from '#lib/domain/board.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { currentSession, type Table } from '#lib/domain/table.ts';
import { proposalLine, whence } from './describe.ts';

/** What others did since `since` (UTC ms), as one sentence for who can't see it happen; empty where nothing. */
export function newsOf(table: Table, since: number, me: PersonId | null): string {
	const all = [...table.proposals.values()];
	const proposed = all.filter((each) => each.at > since && each.by !== me && each.outcome.kind === 'open');
	const agreed = all.filter((each) => each.outcome.kind === 'agreed' && each.outcome.at > since);
	const declined = all.filter(
		(each) => each.outcome.kind === 'declined' && each.outcome.at > since && each.outcome.by !== me
	);
	return [said(table, 'Proposed', proposed), said(table, 'Agreed', agreed), said(table, 'Declined', declined)]
		.filter(Boolean)
		.join('. ');
}

function said(table: Table, what: string, proposals: readonly Proposal[]): string {
	const [only] = proposals;
	if (!only) return '';
	if (proposals.length > 1) return `${proposals.length} proposals ${what.toLowerCase()}`;
	return `${what}: ${proposalLine(table, only.changes, whence(only))}`;
}

const words = {
	scheduled: 'The board is locked.',
	preparing: 'The session is being prepared.',
	open: 'The session is open.',
	closing: 'The session is closing.',
	locked: 'The board is locked.'
} as const;

/** The state everybody must hear of at once. */
export const stateNews = (table: Table): string => {
	const session = currentSession(table);
	return session ? words[session.state] : '';
};
