import type { Place, Proposal, ProposedChange, Target } from '#lib/domain/board.ts';
import type { ItemId, PersonId } from '#lib/domain/ids.ts';
import { itemOf } from '#lib/domain/lookup.ts';
import type { Table } from '#lib/domain/table.ts';
import type { GhostCard } from '#lib/scene/scene.ts';
import { changeChips, proposalChips } from './signers.ts';

/** A draft move as the view needs it: somebody is putting it on the table. */
export interface MoveInMaking {
	readonly id: string;
	readonly item: ItemId;
	readonly to: Target;
	readonly by: PersonId;
}

/** Something of mine that the server has not judged yet, or gave back. */
export interface Unsent {
	readonly id: string;
	readonly changes: readonly ProposedChange[];
	readonly returned: boolean;
}

export interface GhostSources {
	readonly drafts: readonly MoveInMaking[];
	readonly unsent: readonly Unsent[];
	readonly me: PersonId | null;
	readonly nameOf: (person: PersonId) => string;
}

/**
 * Every card to be drawn where it is not yet agreed to stand: open proposals first, then what waits in this
 * seat's outbox, then moves in the making. One id shows once, as the furthest it has come.
 */
export function ghostsOf(table: Table, sources: GhostSources): GhostCard[] {
	const ghosts = [...table.proposals.values()].flatMap((proposal) => proposed(table, proposal, sources));
	const known = new Set<string>(table.proposals.keys());
	for (const unsent of sources.unsent) {
		if (known.has(unsent.id) || unsent.returned) continue;
		known.add(unsent.id);
		ghosts.push(...waiting(table, unsent, sources));
	}
	for (const draft of sources.drafts)
		if (!known.has(draft.id) && !stands(table, draft.item, draft.to))
			ghosts.push(making(table, draft, sources));
	return ghosts;
}

function proposed(table: Table, proposal: Proposal, { me, nameOf }: GhostSources): GhostCard[] {
	if (proposal.outcome.kind !== 'open') return [];
	const signers = proposalChips(table, proposal, me);
	return targets(proposal.changes).map(({ item, to }) => ({
		id: proposal.id,
		proposal: proposal.id,
		item,
		to,
		state: 'proposed',
		by: nameOf(proposal.by),
		signers
	}));
}

function waiting(table: Table, unsent: Unsent, { me, nameOf }: GhostSources): GhostCard[] {
	const signers = changeChips(table, unsent.changes, me);
	return targets(unsent.changes).map(({ item, to }) => ({
		id: unsent.id,
		proposal: null,
		item,
		to,
		state: 'unsent',
		by: me ? nameOf(me) : '',
		signers
	}));
}

function making(table: Table, draft: MoveInMaking, { me, nameOf }: GhostSources): GhostCard {
	const changes = [{ kind: 'move', item: draft.item, to: draft.to } as const];
	return {
		id: draft.id,
		proposal: null,
		item: draft.item,
		to: draft.to,
		state: 'making',
		by: nameOf(draft.by),
		signers: changeChips(table, changes, me)
	};
}

/** Only what changes its place has a ghost; an edit shows on the card itself. */
function targets(changes: readonly ProposedChange[]): { item: ItemId; to: Target }[] {
	return changes.flatMap((change) =>
		change.kind === 'edit' ? [] : [{ item: itemOf(change), to: change.to }]
	);
}

const sameCell = (place: Place, to: Target): boolean =>
	place.product === to.product && place.team === to.team && place.timebox === to.timebox;

/** A draft move whose card has reached its cell has nothing left to show. */
function stands(table: Table, item: ItemId, to: Target): boolean {
	const place = table.places.get(item);
	return place !== undefined && to.after === null && sameCell(place, to);
}
