import type {
	Actor,
	Cause,
	Content,
	Item,
	ItemEdit,
	LockPolicy,
	Place,
	ProposedChange,
	Required,
	SeatKind
} from './board.ts';
import type {
	ActId,
	BoardId,
	ItemId,
	PersonId,
	PointId,
	ProductId,
	ProposalId,
	SessionId,
	WordsId
} from './ids.ts';

/**
 * What the log keeps, past tense, for ever: a kind never changes its meaning. Everything that `apply`
 * needs stands in the entry, so a fold asks no rule again.
 */
export type Happening =
	| {
			readonly kind: 'founded';
			readonly board: BoardId;
			readonly name: string;
			readonly zone: string;
			readonly template: string;
			readonly policy: LockPolicy;
			readonly content: Content;
			readonly hash: string;
	  }
	| { readonly kind: 'seated'; readonly person: PersonId; readonly seats: readonly SeatKind[] }
	| { readonly kind: 'owner-set'; readonly product: ProductId; readonly person: PersonId | null }
	| {
			readonly kind: 'scheduled';
			readonly session: SessionId;
			readonly number: number;
			readonly startsAt: number;
			readonly minutes: number;
	  }
	| { readonly kind: 'preparing-begun'; readonly session: SessionId }
	| { readonly kind: 'opened'; readonly session: SessionId; readonly facilitator: PersonId }
	| { readonly kind: 'closing-begun'; readonly session: SessionId }
	| { readonly kind: 'reopened'; readonly session: SessionId }
	/** `hash` names the snapshot of version `version`; `log` is the chain of entries up to this one. */
	| {
			readonly kind: 'locked';
			readonly session: SessionId;
			readonly version: number;
			readonly hash: string;
			readonly previous: string;
			readonly log: string;
	  }
	| {
			readonly kind: 'proposed';
			readonly proposal: ProposalId;
			readonly session: SessionId | null;
			readonly changes: readonly ProposedChange[];
			readonly because: WordsId | null;
			readonly cause: Cause | null;
			readonly required: readonly Required[];
			readonly drift: boolean;
	  }
	| { readonly kind: 'signed'; readonly proposal: ProposalId; readonly products: readonly ProductId[] }
	/** With the last signature: what the change came to, ranks and all. */
	| { readonly kind: 'agreed'; readonly proposal: ProposalId; readonly effects: readonly Effect[] }
	| { readonly kind: 'declined'; readonly proposal: ProposalId; readonly because: WordsId }
	| { readonly kind: 'withdrawn'; readonly proposal: ProposalId }
	| { readonly kind: 'postponed'; readonly proposal: ProposalId }
	| { readonly kind: 'superseded'; readonly proposal: ProposalId; readonly with: ProposalId }
	| { readonly kind: 'made-impossible'; readonly proposal: ProposalId; readonly because: string }
	/** The board moved under it and it now needs others: signatures given so far are withdrawn. */
	| { readonly kind: 'rechecked'; readonly proposal: ProposalId; readonly required: readonly Required[] }
	| {
			readonly kind: 'point-added';
			readonly point: PointId;
			readonly text: WordsId;
			readonly changes: readonly ProposedChange[];
			readonly rank: string;
	  }
	| { readonly kind: 'point-settled'; readonly point: PointId }
	/** The last thing a generation's room says; the next one begins with the checkpoint at this entry. */
	| { readonly kind: 'checkpointed'; readonly generation: number };

/** What an agreed change did to the board. */
export type Effect =
	| { readonly kind: 'placed'; readonly place: Place }
	| { readonly kind: 'edited'; readonly item: ItemId; readonly set: ItemEdit }
	| { readonly kind: 'added'; readonly item: Item };

export type HappeningKind = Happening['kind'];

/** One kind of entry. */
export type EntryOf<K extends HappeningKind> = Extract<Entry, { kind: K }>;

/** One entry of a board's log. `seq` counts from 1 without gaps; `at` is the server's UTC ms. */
export type Entry = Happening & {
	readonly seq: number;
	readonly at: number;
	readonly by: Actor;
	/** The act it answers; several entries may answer one. Null for the board's own. */
	readonly act: ActId | null;
};
