import { may } from '#lib/domain/authority.ts';
import type { Proposal } from '#lib/domain/board.ts';
import type { Who } from '#lib/domain/decide.ts';
import { phase } from '#lib/domain/lock.ts';
import type { Table } from '#lib/domain/table.ts';
import { waitsFor } from './signers.ts';
import { mayPropose } from './verdict.ts';

/** What one person may do about a proposal now. */
export interface ProposalActs {
	readonly signs: boolean;
	/** Whoever may put it off may also say how it gets decided; a signer, that it is not theirs to decide. */
	readonly postpones: boolean;
	readonly withdraws: boolean;
	/** Put on the table again after it was put off. */
	readonly again: boolean;
	/** Answering it with other changes: nobody's right is asked before it is put on the table. */
	readonly counters: boolean;
	/** Putting another in its place: its author’s. */
	readonly amends: boolean;
}

/** `now`: UTC ms; `who` null: a watcher. */
export function actsOn(table: Table, proposal: Proposal, who: Who | null, now: number): ProposalActs {
	const sitting = phase(table) !== 'locked';
	const open = proposal.outcome.kind === 'open';
	/** While a session closes nothing new comes on the table: an answer would only be gathered in vain. */
	const answerable = open && phase(table) !== 'closing' && mayPropose(table, who);
	const me = who?.person ?? null;
	const signs = open && sitting && waitsFor(table, proposal, me, now);
	return {
		signs,
		postpones: open && sitting && who !== null && (signs || may(table, who, 'facilitate')),
		withdraws: open && me !== null && proposal.by === me,
		again: proposal.outcome.kind === 'later' && phase(table) === 'open' && who !== null,
		counters: answerable && proposal.by !== me,
		amends: answerable && proposal.by === me
	};
}
