import type { Proposal, ProposedChange } from './board.ts';
import type { ItemId, ProposalId } from './ids.ts';
import { subjectsOf } from './lookup.ts';
import type { Table } from './table.ts';

/** What a proposal is known by as a rival: itself, its changes, and what it answers or takes the place of. */
export type Rival = Pick<Proposal, 'id' | 'changes' | 'answers' | 'amends'>;

/** The proposals that this one answers and takes the place of. */
const before = ({ answers, amends }: Rival): ProposalId[] =>
	[answers, amends].filter((id) => id !== undefined);

/** Under what a proposal is found in `index.open` by those it answers or takes the place of, and by their like. */
export const threadKeys = (proposal: Rival): string[] =>
	[proposal.id, ...before(proposal)].map((id) => `proposal:${id}`);

/**
 * Open proposals that rival this one: about a common subject, or a counter-proposal and what it answers or
 * answers beside it, an author's change of either included. In order of their ids; `proposal` itself need not be
 * on the table yet.
 */
export function rivalsOf({ index }: Table, proposal: Rival): ProposalId[] {
	const keys = [...proposal.changes.flatMap(subjectsOf), ...threadKeys(proposal)];
	const rivals = new Set<ProposalId>();
	for (const key of keys) for (const rival of index.open.get(key) ?? []) rivals.add(rival);
	rivals.delete(proposal.id);
	return [...rivals].sort();
}

/** Whether one answers the other or takes its place, or both do so with the same. */
export function isSameThread(a: Rival, b: Rival): boolean {
	const theirs = before(b);
	return theirs.includes(a.id) || before(a).some((id) => id === b.id || theirs.includes(id));
}

/** The items that changes take off the board. */
const removedBy = (changes: readonly ProposedChange[]): ReadonlySet<ItemId> =>
	new Set(
		changes.flatMap((change) =>
			change.kind === 'drop' ? [change.item] : change.kind === 'merge' ? change.from : []
		)
	);

/**
 * Whether an agreed proposal leaves a rival on the table: all they have in common are items which the rival takes
 * off the board. Whatever becomes of an item, it can still be dropped.
 */
export function outlives(rival: Rival, agreed: Rival): boolean {
	if (isSameThread(rival, agreed)) return false;
	const removed: ReadonlySet<string> = removedBy(rival.changes);
	const touched = new Set(agreed.changes.flatMap(subjectsOf));
	return rival.changes.flatMap(subjectsOf).every((subject) => !touched.has(subject) || removed.has(subject));
}
