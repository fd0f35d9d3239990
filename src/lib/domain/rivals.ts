import type { Proposal, ProposedChange } from './board.ts';
import type { ItemId, ProposalId } from './ids.ts';
import { subjectsOf } from './lookup.ts';
import type { Table } from './table.ts';

/** What a proposal is known by as a rival: itself, its changes, and what it answers. */
export type Rival = Pick<Proposal, 'id' | 'changes' | 'answers'>;

/** Under what a proposal, its answers and what it answers are found in `index.open`. */
export const threadKey = (id: ProposalId): string => `proposal:${id}`;

/**
 * Open proposals that rival this one: about a common subject, or a counter-proposal and what it answers or
 * answers beside it. In order of their ids; `proposal` itself need not be on the table yet.
 */
export function rivalsOf({ index }: Table, { id, changes, answers }: Rival): ProposalId[] {
	const keys = [...changes.flatMap(subjectsOf), threadKey(id)];
	if (answers !== undefined) keys.push(threadKey(answers));
	const rivals = new Set<ProposalId>();
	for (const key of keys) for (const rival of index.open.get(key) ?? []) rivals.add(rival);
	rivals.delete(id);
	return [...rivals].sort();
}

/** Whether one answers the other, or both answer the same. */
export const isSameThread = (a: Rival, b: Rival): boolean =>
	a.answers === b.id || b.answers === a.id || (a.answers !== undefined && a.answers === b.answers);

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
