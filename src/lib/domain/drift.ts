import { agreedBoard, type AgreedBoard } from './agreed.ts';
import { diff, type Difference } from './diff.ts';
import type { ProposalId } from './ids.ts';
import { boardOf, type Table } from './table.ts';

/** What has changed since an agreement, lane by lane and card by card. Who owns a product is no part of what drifts. */
export type Drift = Exclude<Difference, { kind: 'owner' }>;

/** What was agreed to since the last lock, in order: only that can have moved the board away from its agreement. */
export function agreedSinceLock(table: Table): readonly ProposalId[] {
	const lockedAt = boardOf(table)?.lockedAt ?? 0;
	return [...table.proposals.values()]
		.filter(({ outcome }) => outcome.kind === 'agreed' && outcome.at >= lockedAt)
		.map(({ id }) => id)
		.sort();
}

/** How a table differs from what was agreed, under any policy and in any phase. */
export const driftSince = (agreed: AgreedBoard, table: Table): readonly Drift[] =>
	diff(agreed, agreedBoard(table)).filter((each) => each.kind !== 'owner');
