import * as v from 'valibot';
import type * as Y from 'yjs';
import type { Target } from '#lib/domain/board.ts';
import type { ActId, ItemId, PersonId, ProductId, ProposalId, TeamId, TimeboxId } from '#lib/domain/ids.ts';
import { byText } from '#lib/domain/order.ts';
import { id } from '#lib/domain/pieces.ts';

/**
 * The draft document: what is being put together and binds nobody. One JSON value a facet under its own key,
 * never a nested type. Whatever stands in it came from somebody's browser, so it is parsed on reading.
 */

/** Root names that a draft may have. */
export const draftRoots = ['moves', 'marks', 'anchors'] as const;
export type DraftRoot = (typeof draftRoots)[number];

/** A card somebody has put somewhere else. `id` is also the id of the act that will ask for it. */
export interface DraftMove {
	readonly id: ActId;
	readonly item: ItemId;
	readonly to: Target;
	readonly from: Pick<Target, 'product' | 'team' | 'timebox'>;
	readonly by: PersonId;
	/** UTC ms by the clock of whoever wrote it; for ordering only. */
	readonly at: number;
	/** The author's own proposal whose place this is to take; that one stands as it is until then. */
	readonly amends?: ProposalId;
}

const place = { product: id<ProductId>(), team: id<TeamId>(), timebox: id<TimeboxId>() };
const move = v.strictObject({
	id: id<ActId>(),
	item: id<ItemId>(),
	to: v.strictObject({ ...place, after: v.nullable(id<ItemId>()) }),
	from: v.strictObject(place),
	by: id<PersonId>(),
	at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	amends: v.exactOptional(id<ProposalId>())
});

/** A value found under a key of `moves`, or null where it is not a move of that name. */
export function parseMove(key: string, value: unknown): DraftMove | null {
	const parsed = v.safeParse(move, value, { abortEarly: true });
	return parsed.success && parsed.output.id === key ? parsed.output : null;
}

const moves = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('moves');

/** Everything readable that is being moved, oldest first. */
export function draftMoves(doc: Y.Doc): DraftMove[] {
	const found: DraftMove[] = [];
	for (const [key, value] of moves(doc).entries()) {
		const parsed = parseMove(key, value);
		if (parsed) found.push(parsed);
	}
	return found.sort((a, b) => a.at - b.at || byText(a.id, b.id));
}

/** Shows a move to everybody; the same id again replaces it. */
export function putMove(doc: Y.Doc, each: DraftMove): void {
	moves(doc).set(each.id, { ...each, to: { ...each.to }, from: { ...each.from } });
}

/** Takes back one's own move. The server refuses it for anybody else's. */
export function dropMove(doc: Y.Doc, each: string): void {
	if (moves(doc).has(each)) moves(doc).delete(each);
}

/** Calls back, with everything being moved, at once and whenever that changes. Returns how to stop. */
export function observeMoves(doc: Y.Doc, onChange: (moves: readonly DraftMove[]) => void): () => void {
	const tell = () => onChange(draftMoves(doc));
	moves(doc).observe(tell);
	tell();
	return () => moves(doc).unobserve(tell);
}
