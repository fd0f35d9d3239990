import type {
	BoardId,
	ItemId,
	LinkId,
	PersonId,
	PointId,
	ProductId,
	ProposalId,
	SessionId,
	TeamId,
	TimeboxId,
	WordsId
} from './ids.ts';

/** The records a board is made of. Each is one JSON value; a facet that changes by itself is a record by itself. */

export const seatKinds = [
	'metascrum-owner',
	'facilitator',
	'product-owner',
	'chief-product-owner',
	'stakeholder',
	'sponsor',
	'executive',
	'team-member',
	'observer'
] as const;
/** What a person is in this MetaScrum; one person may hold several (product.md 1.9). */
export type SeatKind = (typeof seatKinds)[number];

/** Who stands behind an entry: a person in the seat the server picked, the board itself, or the clock. */
export type Actor =
	| { readonly kind: 'person'; readonly person: PersonId; readonly seat: SeatKind | 'administrator' }
	| { readonly kind: 'board' }
	| { readonly kind: 'clock' };

export type LockPolicy = 'management-input' | 'full-freeze' | 'soft' | 'off';

export interface Board {
	readonly id: BoardId;
	readonly name: string;
	readonly template: string;
	readonly policy: LockPolicy;
	/** IANA zone in which sessions are called. */
	readonly zone: string;
	/** The session under way or next; null until the first is scheduled. */
	readonly session: SessionId | null;
	/** Number of the newest agreement snapshot; 0 is the founding. */
	readonly version: number;
	/** SHA-256 of that snapshot, hex. */
	readonly hash: string;
	readonly lockedAt: number;
}

export interface Seat {
	readonly person: PersonId;
	readonly seats: readonly SeatKind[];
}

export interface Product {
	readonly id: ProductId;
	readonly name: string;
	/** Two letters shown on cards and lane heads. */
	readonly code: string;
	/** 0–7, place in the palette. */
	readonly colour: number;
	readonly rank: string;
	/** Null: no Product Owner; the MetaScrum Product Owner signs. */
	readonly owner: PersonId | null;
	/** Share of the budget in percent, where the portfolio gives one. */
	readonly share: number | null;
}

export interface Team {
	readonly id: TeamId;
	readonly name: string;
	readonly rank: string;
	/** Points a timebox; null where not planned by capacity. */
	readonly capacity: number | null;
}

export interface Timebox {
	readonly id: TimeboxId;
	readonly name: string;
	/** Dates without time, `YYYY-MM-DD`, both inclusive; null where the portfolio has none. */
	readonly starts: string | null;
	readonly ends: string | null;
	readonly rank: string;
	/** The column for what has no date. It sorts last and is later than every other. */
	readonly undated: boolean;
}

export interface LiveDate {
	readonly customer: string;
	/** `YYYY-MM-DD` promised to that customer. */
	readonly date: string;
}

export interface Item {
	readonly id: ItemId;
	/** The key people know it by, unique on the board: `KEP-1287`. */
	readonly key: string;
	readonly title: string;
	/** Points; null where not estimated. */
	readonly size: number | null;
	readonly stage: string | null;
	readonly status: string | null;
	readonly live: LiveDate | null;
	/** Whatever else the portfolio says of it, in its order: `[column, text]`. */
	readonly fields: readonly (readonly [string, string])[];
}

/** Where an item stands. A team lane is the pair of product and team. */
export interface Place {
	readonly item: ItemId;
	readonly product: ProductId;
	readonly team: TeamId;
	readonly timebox: TimeboxId;
	/** Fractional index made by the server; ties sort by item id. */
	readonly rank: string;
}

export interface Link {
	readonly id: LinkId;
	/** `needs`: `from` gives what `to` needs, so it must not land later. `related`: undirected. */
	readonly kind: 'needs' | 'related';
	readonly from: ItemId;
	readonly to: ItemId;
}

export type SessionState = 'scheduled' | 'preparing' | 'open' | 'closing' | 'locked';

/** One sitting of the MetaScrum. Times are UTC ms. */
export interface Session {
	readonly id: SessionId;
	readonly number: number;
	readonly state: SessionState;
	readonly startsAt: number;
	readonly minutes: number;
	readonly openedAt: number | null;
	readonly lockedAt: number | null;
	/** Seq of the entry that opened it and of the one that locked it. */
	readonly openedSeq: number | null;
	readonly lockedSeq: number | null;
	/** The snapshot it ended in. */
	readonly version: number | null;
	readonly facilitator: PersonId | null;
}

/** A target as a hand means it: behind `after`, or first in the cell where that is null. */
export interface Target {
	readonly product: ProductId;
	readonly team: TeamId;
	readonly timebox: TimeboxId;
	readonly after: ItemId | null;
}

export type ItemEdit = {
	readonly [K in 'title' | 'size' | 'stage' | 'status' | 'live' | 'fields']?: Item[K];
};

export type ProposedChange =
	| { readonly kind: 'move'; readonly item: ItemId; readonly to: Target }
	| { readonly kind: 'edit'; readonly item: ItemId; readonly set: ItemEdit }
	| { readonly kind: 'add'; readonly item: Item; readonly to: Target };

export const causes = ['sales-contract', 'development', 'market', 'other'] as const;
/** Why a date moves (product.md 1.6). */
export type Cause = (typeof causes)[number];

/** One signature that a proposal needs: a product's, and for what. */
export interface Required {
	readonly product: ProductId;
	readonly why: 'source' | 'target' | 'receiver' | 'content';
}

export interface Signature {
	readonly product: ProductId;
	readonly by: PersonId;
	readonly seat: SeatKind;
	readonly at: number;
}

export type Outcome =
	| { readonly kind: 'open' }
	| { readonly kind: 'agreed'; readonly at: number }
	| { readonly kind: 'declined'; readonly at: number; readonly by: PersonId; readonly because: WordsId }
	| { readonly kind: 'withdrawn'; readonly at: number }
	| { readonly kind: 'later'; readonly at: number }
	| { readonly kind: 'superseded'; readonly at: number; readonly by: ProposalId }
	| { readonly kind: 'impossible'; readonly at: number; readonly because: string };

export interface Proposal {
	readonly id: ProposalId;
	readonly session: SessionId | null;
	readonly by: PersonId;
	readonly seat: SeatKind;
	readonly at: number;
	/** All of them happen or none. */
	readonly changes: readonly ProposedChange[];
	readonly because: WordsId | null;
	readonly cause: Cause | null;
	readonly required: readonly Required[];
	readonly signatures: readonly Signature[];
	readonly outcome: Outcome;
	/** Made under a lock that allowed it: shown as drift against the agreed board. */
	readonly drift: boolean;
}

/** Something to speak about at the next session (product.md 1.3). */
export interface TalkingPoint {
	readonly id: PointId;
	readonly by: PersonId;
	readonly seat: SeatKind;
	readonly at: number;
	readonly text: WordsId;
	/** The change that was refused, to be put on the table with one click. */
	readonly changes: readonly ProposedChange[];
	readonly rank: string;
	readonly state: 'waiting' | 'settled';
	/** The session it was settled in. */
	readonly session: SessionId | null;
}

/** What a founding brings: everything but sessions and what people do in them. */
export interface Content {
	readonly products: readonly Product[];
	readonly teams: readonly Team[];
	readonly timeboxes: readonly Timebox[];
	readonly items: readonly Item[];
	readonly places: readonly Place[];
	readonly links: readonly Link[];
}
