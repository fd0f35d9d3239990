import type { Ghost } from '#lib/client/drafts.ts';
import type { Item, ProposedChange } from '#lib/domain/board.ts';
import type { PersonId, ProposalId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { GhostCard, SignerChip } from '#lib/scene/scene.ts';
import { changeChips, proposalChips } from './signers.ts';

/** Ghosts as the scene draws them: with their author's initials and the chips of those who sign. */
export function dressed(
	table: Table,
	ghosts: readonly Ghost[],
	me: PersonId | null,
	initialsOf: (person: PersonId) => string,
	now?: number,
	changing: ReadonlySet<ProposalId> = new Set()
): GhostCard[] {
	return ghosts.map((ghost) => {
		const known = ghost.proposal === null ? undefined : table.proposals.get(ghost.proposal);
		const added = known?.changes.flatMap(broughtBy).find(({ id }) => id === ghost.item);
		const signers = known
			? proposalChips(table, known, me, now)
			: changeChips(table, [{ kind: 'move', item: ghost.item, to: ghost.to }], me, now);
		return {
			...ghost,
			by: initialsOf(ghost.by),
			signers: known && changing.has(known.id) ? [beingChanged, ...signers] : signers,
			...(added ? { added } : {})
		};
	});
}

const beingChanged: SignerChip = { label: 'being changed', state: 'changing', mine: false };

/** Items that are not on the board before a change has happened. */
const broughtBy = (change: ProposedChange): readonly Item[] =>
	change.kind === 'add' ? [change.item] : change.kind === 'split' ? change.parts.map(({ item }) => item) : [];
