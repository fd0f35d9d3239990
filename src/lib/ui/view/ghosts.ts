import type { Ghost } from '#lib/client/drafts.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import type { GhostCard } from '#lib/scene/scene.ts';
import { changeChips, proposalChips } from './signers.ts';

/** Ghosts as the scene draws them: with their author's name and the chips of those who sign. */
export function dressed(
	table: Table,
	ghosts: readonly Ghost[],
	me: PersonId | null,
	nameOf: (person: PersonId) => string
): GhostCard[] {
	return ghosts.map((ghost) => ({ ...ghost, by: nameOf(ghost.by), signers: chipsOf(table, ghost, me) }));
}

function chipsOf(table: Table, { item, to, proposal }: Ghost, me: PersonId | null): GhostCard['signers'] {
	const known = proposal === null ? undefined : table.proposals.get(proposal);
	return known ? proposalChips(table, known, me) : changeChips(table, [{ kind: 'move', item, to }], me);
}
