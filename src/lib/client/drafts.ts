import type { DraftMove } from '#lib/document/draft.ts';
import type { Place, ProposedChange, Target } from '#lib/domain/board.ts';
import { type ActId, idOf, type ItemId, type PersonId, type ProposalId } from '#lib/domain/ids.ts';
import { cellKey, placesIn, positionOf } from '#lib/domain/lookup.ts';
import type { Table } from '#lib/domain/table.ts';
import type { Outgoing } from './outbox.ts';

/** From a drop to a proposal, seen from one seat: what is shown while the server has not spoken. Pure. */

/** Separates a proposal's id from the number of one of its further moves. Ids made here hold no dot. */
const dot = '.';

/** The id of the act a draft move belongs to, which is that of the proposal it becomes. */
export const actOf = (move: string): ActId => idOf<ActId>(move.split(dot, 1)[0] ?? move);

interface Author {
	readonly id: ActId;
	readonly by: PersonId;
	readonly at: number;
	/** Their own proposal that these changes would take the place of. */
	readonly amends?: ProposalId | null | undefined;
}

/** The draft moves by which others see a proposal in the making. Only moved cards show; an edit has no place to stand. */
export function draftMovesOf(
	table: Table,
	changes: readonly ProposedChange[],
	{ id, by, at, amends }: Author
): DraftMove[] {
	const moves: DraftMove[] = [];
	for (const change of changes) {
		const place = change.kind === 'move' ? table.places.get(change.item) : undefined;
		if (change.kind !== 'move' || !place) continue;
		const { product, team, timebox } = place;
		const name = moves.length === 0 ? id : idOf<ActId>(`${id}${dot}${moves.length + 1}`);
		const from = { product, team, timebox };
		const made = { id: name, item: change.item, to: change.to, from, by, at };
		moves.push(amends ? { ...made, amends } : made);
	}
	return moves;
}

const isAnswered = (table: Table, outbox: readonly Outgoing[], move: DraftMove): boolean => {
	const act = actOf(move.id);
	return table.proposals.has(act) || outbox.some((each) => each.id === act && each.state === 'returned');
};

const stands = (table: Table, { item, to }: DraftMove): boolean =>
	table.items.has(item) &&
	table.products.has(to.product) &&
	table.teams.has(to.team) &&
	table.timeboxes.has(to.timebox);

/** The card stands by now where it was to be brought: somebody else was faster. Ranking it anew begins in its cell. */
function hasArrived(table: Table, { item, to, from }: DraftMove): boolean {
	const place = table.places.get(item);
	if (!place || cellKey(place) !== cellKey(to)) return false;
	return cellKey(place) !== cellKey(from) || before(table, place) === to.after;
}

/** The item that stands right before one in its cell. */
function before(table: Table, place: Place): ItemId | null {
	const places = placesIn(table, place);
	return places[positionOf(places, place) - 1]?.item ?? null;
}

/**
 * The moves still in the making: no entry or refusal bears their id, what they speak of is on the board, and they lead
 * somewhere.
 */
export const inTheMaking = (
	table: Table,
	moves: readonly DraftMove[],
	outbox: readonly Outgoing[]
): DraftMove[] =>
	moves.filter((move) => stands(table, move) && !hasArrived(table, move) && !isAnswered(table, outbox, move));

/** One's own moves that were answered: their author's seat takes them back. */
export const toTidy = (
	table: Table,
	moves: readonly DraftMove[],
	outbox: readonly Outgoing[],
	me: PersonId
): DraftMove[] => moves.filter((move) => move.by === me && isAnswered(table, outbox, move));

/**
 * One's own moves that stand in the draft for nothing this browser has in hand: put together in another one, or
 * in this one before it forgot.
 */
export const strayOf = (
	moves: readonly DraftMove[],
	waiting: readonly Outgoing[],
	me: PersonId | null
): DraftMove[] => moves.filter(({ id, by }) => by === me && !waiting.some((each) => each.id === actOf(id)));

/** One's own waiting moves that the draft lacks, because it is a fresh one. */
export function toPutBack(
	table: Table,
	moves: readonly DraftMove[],
	outbox: readonly Outgoing[],
	me: PersonId
): DraftMove[] {
	const there = new Set(moves.map((move) => actOf(move.id)));
	return outbox
		.filter((each) => each.state !== 'returned' && !there.has(each.id) && !table.proposals.has(each.id))
		.flatMap(({ id, at, act }) => draftMovesOf(table, act.changes, { id, by: me, at, amends: act.amends }));
}

/** Open proposals that their own author is putting together anew: they stand, and may be given up for another. */
export const beingChanged = (table: Table, drafts: readonly DraftMove[]): ReadonlySet<ProposalId> =>
	new Set(
		drafts.flatMap(({ amends, by }) => {
			const known = amends === undefined ? undefined : table.proposals.get(amends);
			return known?.by === by && known.outcome.kind === 'open' ? known.id : [];
		})
	);

/** A card drawn where it is not yet agreed to stand. */
export interface Ghost {
	/** Proposal or draft move; a further change of one proposal has a number behind a dot. */
	readonly id: string;
	readonly proposal: ProposalId | null;
	readonly item: ItemId;
	readonly to: Target;
	/** `making`: in the draft; `unsent`: waiting in this seat's outbox; `proposed`: on the table. */
	readonly state: 'making' | 'unsent' | 'proposed';
	readonly by: PersonId;
}

/**
 * Every ghost there is to draw: open proposals, what is in the making, and what this seat could not send
 * yet. `me` is null for a watcher. Each move appears once, in its furthest state; what this person changes about a
 * proposal of theirs stands in its stead.
 */
export function ghostsOf(
	table: Table,
	drafts: readonly DraftMove[],
	outbox: readonly Outgoing[],
	me: PersonId | null,
	live: boolean
): Ghost[] {
	const unsent =
		me === null ? [] : toPutBack(table, [], outbox, me).filter((each) => !hasArrived(table, each));
	const mine = new Set(unsent.map(({ id }) => id));
	const asGhost =
		(state: Ghost['state']) =>
		({ id, item, to, by }: DraftMove): Ghost => ({
			id,
			proposal: null,
			item,
			to,
			state,
			by
		});
	return [
		...proposedGhosts(table, replacedBy(outbox)),
		...unsent.map(asGhost(live ? 'making' : 'unsent')),
		...drafts.filter(({ id }) => !mine.has(id)).map(asGhost('making'))
	];
}

/** Proposals whose place something is to take that is put together or waits here. */
const replacedBy = (outbox: readonly Outgoing[]): ReadonlySet<string> =>
	new Set(outbox.flatMap(({ state, act }) => (state === 'returned' ? [] : (act.amends ?? []))));

function proposedGhosts(table: Table, replaced: ReadonlySet<string>): Ghost[] {
	const ghosts: Ghost[] = [];
	const open = new Set([...table.index.open.values()].flatMap((ids) => [...ids]));
	for (const proposal of open) {
		if (replaced.has(proposal)) continue;
		const record = table.proposals.get(proposal);
		const landings = record?.changes.flatMap(landingsOf) ?? [];
		for (const [n, { item, to }] of landings.entries()) {
			const id = n === 0 ? proposal : `${proposal}${dot}${n + 1}`;
			if (record) ghosts.push({ id, proposal, item, to, state: 'proposed', by: record.by });
		}
	}
	return ghosts;
}

/** The cards a change would put somewhere; what has no place to stand is not drawn. */
function landingsOf(change: ProposedChange): readonly Pick<Ghost, 'item' | 'to'>[] {
	if (change.kind === 'move') return [change];
	if (change.kind === 'add') return [{ item: change.item.id, to: change.to }];
	return change.kind === 'split' ? change.parts.map(({ item, to }) => ({ item: item.id, to })) : [];
}
