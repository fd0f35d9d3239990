import type { Goal, LaneRef, Link, NewLane } from '#lib/domain/board.ts';
import type { GoalId, ItemId, LinkId, ProductId, TeamId } from '#lib/domain/ids.ts';
import type { Cell } from '#lib/domain/lookup.ts';

/** What a person is about to change, where that takes more than a drop: one form each. */
export type ChangeForm =
	/** `cell` null: wherever they choose. */
	| { readonly form: 'add'; readonly cell: Cell | null }
	| { readonly form: 'split' | 'merge' | 'drop' | 'signal'; readonly item: ItemId }
	/** `link`: a dependency that is known already. */
	| { readonly form: 'promise'; readonly item: ItemId; readonly link: Link | null }
	| { readonly form: 'release'; readonly link: LinkId }
	| { readonly form: 'share'; readonly product: ProductId }
	| { readonly form: 'realign'; readonly team: TeamId }
	| { readonly form: 'open-lane'; readonly lane: NewLane['kind'] }
	| { readonly form: 'close-lane'; readonly lane: LaneRef }
	/** `goal` null: a new one. */
	| { readonly form: 'goal'; readonly product: ProductId | null; readonly goal: Goal | null }
	| { readonly form: 'drop-goal'; readonly goal: GoalId };

/** A number as a field holds it: null where it is empty. */
export type Typed = number | null | undefined;

/** Share and points as one asks for them: nothing typed is none. */
export const orNone = (typed: Typed): number | null => typed ?? null;
