import type { ProposedChange, Target } from '#lib/domain/board.ts';
import type { ItemId, NotifierId, PathwayId, PointId, ProposalId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import type { Rectangle } from '#lib/scene/scene.ts';
import type { ChangeForm } from './changes/forms.ts';
import type { MatterAsked } from './follow-up/asked.ts';

/** What lies over the board and asks for an answer. One at a time. */
export type Overlay =
	| { readonly kind: 'lock' }
	| { readonly kind: 'schedule' }
	/** Opening a session that is not prepared. */
	| { readonly kind: 'open-gate' }
	| { readonly kind: 'hand-over' }
	| { readonly kind: 'notifier'; readonly notifier: NotifierId }
	| { readonly kind: 'keys' }
	| { readonly kind: 'search' }
	/** A picture of the board is wanted: as a file, or on paper. */
	| { readonly kind: 'export'; readonly format: 'pdf' | 'print' }
	| { readonly kind: 'decline'; readonly proposal: ProposalId }
	/** Something is to be proposed that takes more than a drop. */
	| { readonly kind: 'change'; readonly change: ChangeForm }
	| { readonly kind: 'lanes' }
	/** A date promised to a customer moves: why? Asked before it is proposed. */
	| { readonly kind: 'cause'; readonly changes: readonly ProposedChange[] }
	/** A matter that is followed up: an emergency, an impediment, a request. */
	| { readonly kind: 'matter'; readonly asked: MatterAsked }
	/** A signature is passed up to who has more authority: why? */
	| { readonly kind: 'route'; readonly proposal: ProposalId }
	/** How a weighty matter gets decided: a proposal, a talking point, or neither. */
	| {
			readonly kind: 'pathway';
			readonly proposal: ProposalId | null;
			readonly point: PointId | null;
	  }
	| { readonly kind: 'decide-pathway'; readonly pathway: PathwayId }
	/** Refused where the hand is, with what can be done instead. */
	| {
			readonly kind: 'talking-point';
			/** The card that was reached for; null where it is about a lane or a goal. */
			readonly item: ItemId | null;
			readonly changes: readonly ProposedChange[];
			readonly refusal: Refusal | null;
			readonly box: Rectangle | null;
			/** Where the card was wanted by whoever tried to carry it there. */
			readonly to?: Target;
	  };
