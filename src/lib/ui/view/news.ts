import type { Proposal } from '#lib/domain/board.ts';
import type { PersonId, ProposalId } from '#lib/domain/ids.ts';
import { currentSession, type Table } from '#lib/domain/table.ts';
import { proposalLine, whence } from './describe.ts';

/** How each proposal stood when others' doings were told last. */
export type Told = ReadonlyMap<ProposalId, Proposal['outcome']['kind']>;

export const toldOf = (table: Table): Told =>
	new Map([...table.proposals.values()].map(({ id, outcome }) => [id, outcome.kind]));

/**
 * What others did since then, as one sentence for who can't see it happen; empty where nothing. By what was told and not by
 * the clock: what arrives late is not left out, and nothing is said twice.
 */
export const newsSince = (table: Table, told: Told, me: PersonId | null): string =>
	sentence(table, me, ({ id, outcome }) => told.get(id) !== outcome.kind);

/** What was done after a time, UTC ms: what a screen goes on showing for a while. */
export const newsOf = (table: Table, since: number, me: PersonId | null): string =>
	sentence(table, me, ({ at, outcome }) => ('at' in outcome ? outcome.at : at) > since);

function sentence(table: Table, me: PersonId | null, isNew: (proposal: Proposal) => boolean): string {
	const all = [...table.proposals.values()].filter(isNew);
	const proposed = all.filter(({ by, outcome }) => by !== me && outcome.kind === 'open');
	const agreed = all.filter(
		({ outcome, signatures }) => outcome.kind === 'agreed' && (me === null || signatures.at(-1)?.by !== me)
	);
	const declined = all.filter(({ outcome }) => outcome.kind === 'declined' && outcome.by !== me);
	return [said(table, 'Proposed', proposed), said(table, 'Agreed', agreed), said(table, 'Declined', declined)]
		.filter(Boolean)
		.join('. ');
}

/** What one's own signature came to: told to who gave it, at once. */
export function signedNews(table: Table, id: ProposalId): string {
	const proposal = table.proposals.get(id);
	return proposal ? said(table, proposal.outcome.kind === 'agreed' ? 'Agreed' : 'Signed', [proposal]) : '';
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
