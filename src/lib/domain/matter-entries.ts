import type { EmergencyReason, RequestKind, Severity } from './matters.ts';
import type {
	CommentId,
	EmergencyId,
	ImpedimentId,
	ItemId,
	NotifierId,
	PathwayId,
	PersonId,
	PointId,
	ProductId,
	ProposalId,
	RequestId,
	SessionId,
	WordsId
} from './ids.ts';

/** Entries about what people owe each other beside the agreed board. Times are UTC ms. */
export type MatterHappening =
	| {
			readonly kind: 'commented';
			readonly comment: CommentId;
			readonly proposal: ProposalId;
			readonly text: WordsId;
	  }
	/** Closes the proposal it is set for with the outcome `pathway`, and settles the point. */
	| {
			readonly kind: 'pathway-set';
			readonly pathway: PathwayId;
			readonly title: WordsId;
			readonly proposal: ProposalId | null;
			readonly point: PointId | null;
			readonly decider: PersonId;
			readonly options: readonly WordsId[];
			readonly due: number;
			readonly first: WordsId;
	  }
	| { readonly kind: 'pathway-stepped'; readonly pathway: PathwayId; readonly text: WordsId }
	/** `option` counts from 0. */
	| {
			readonly kind: 'pathway-decided';
			readonly pathway: PathwayId;
			readonly option: number;
			readonly because: WordsId;
	  }
	/** The board's own, right behind an agreement that changed a date a customer was promised. */
	| {
			readonly kind: 'notifier-needed';
			readonly notifier: NotifierId;
			readonly proposal: ProposalId;
			readonly item: ItemId;
			readonly customer: string;
			readonly was: string | null;
			readonly now: string | null;
	  }
	| {
			readonly kind: 'notifier-named';
			readonly notifier: NotifierId;
			readonly person: PersonId;
			readonly due: number;
	  }
	| { readonly kind: 'customer-told'; readonly notifier: NotifierId }
	| {
			readonly kind: 'emergency-raised';
			readonly emergency: EmergencyId;
			readonly number: number;
			readonly product: ProductId;
			readonly item: ItemId | null;
			readonly reason: EmergencyReason;
			readonly text: WordsId;
	  }
	| {
			readonly kind: 'emergency-triaged';
			readonly emergency: EmergencyId;
			readonly accepted: boolean;
			readonly points: number;
			readonly because: WordsId;
			/** What it changed at once; its `proposed` … `agreed` entries follow. */
			readonly proposal: ProposalId | null;
			readonly proxyOf?: PersonId;
	  }
	/** The board's own: the interrupt buffer overflowed, and these items slip. */
	| {
			readonly kind: 'plan-broken';
			readonly emergency: EmergencyId;
			readonly product: ProductId;
			readonly over: number;
			readonly slipping: readonly ItemId[];
	  }
	| { readonly kind: 'emergency-over'; readonly emergency: EmergencyId }
	| {
			readonly kind: 'emergency-reviewed';
			readonly emergency: EmergencyId;
			readonly session: SessionId;
			readonly text: WordsId;
	  }
	/** By a Product Owner, or by the board at a lock, from what past Sprints took. */
	| { readonly kind: 'buffer-sized'; readonly product: ProductId; readonly points: number }
	/** Of a private one `text` is fetched only by those it concerns, and product and item stay null. */
	| {
			readonly kind: 'impediment-raised';
			readonly impediment: ImpedimentId;
			readonly text: WordsId;
			readonly private: boolean;
			readonly severity: Severity;
			readonly product: ProductId | null;
			readonly item: ItemId | null;
			readonly owner: PersonId | null;
			readonly due: number | null;
	  }
	| {
			readonly kind: 'impediment-owned';
			readonly impediment: ImpedimentId;
			readonly owner: PersonId;
			readonly due: number;
	  }
	| {
			readonly kind: 'impediment-escalated';
			readonly impediment: ImpedimentId;
			readonly to: PersonId;
			readonly due: number;
			readonly because: WordsId;
	  }
	| { readonly kind: 'impediment-solved'; readonly impediment: ImpedimentId; readonly text: WordsId }
	| {
			readonly kind: 'requested';
			readonly request: RequestId;
			readonly what: RequestKind;
			readonly text: WordsId;
			readonly giver: PersonId;
			readonly product: ProductId | null;
			readonly item: ItemId | null;
	  }
	| {
			readonly kind: 'request-answered';
			readonly request: RequestId;
			readonly granted: boolean;
			readonly text: WordsId;
	  }
	| { readonly kind: 'request-withdrawn'; readonly request: RequestId };
