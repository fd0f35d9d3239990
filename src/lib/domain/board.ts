import type { AuthorityRule } from './authority-map.ts';
import type {
	BoardId,
	EmergencyId,
	GoalId,
	ItemId,
	LinkId,
	PathwayId,
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
	| { readonly kind: 'clock' }
	/** Whoever held a talking-point link, and whose link it was. */
	| { readonly kind: 'link'; readonly of: PersonId };

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
	/** The board's own authority map; absent: its template's. */
	readonly authority?: readonly AuthorityRule[];
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
	/** 0–7, place in the palette; 8: none of them, for what belongs to no product. */
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
	/** The product it works for; absent or null: whichever needs it. */
	readonly home?: ProductId | null;
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
	/** What management signals about its priority; advice, never an order. */
	readonly signal?: PrioritySignal;
}

export const prioritySignals = ['raise', 'lower'] as const;
export type PrioritySignal = (typeof prioritySignals)[number];

/** What a product, or with null the whole board, is to reach. Part of what is agreed. */
export interface Goal {
	readonly id: GoalId;
	readonly title: string;
	readonly product: ProductId | null;
	/** By the end of this timebox; null: no date. */
	readonly timebox: TimeboxId | null;
}

/** What an item is called, where it is spoken of and no longer there. */
export type NamedItem = Pick<Item, 'id' | 'key' | 'title'>;

/** The same of a lane, a column or a goal by its name, and of a dependency by its ends. */
export type NamedThing =
	| { readonly kind: LaneRef['kind'] | 'goal'; readonly id: string; readonly name: string }
	| { readonly kind: 'link'; readonly id: LinkId; readonly from: ItemId; readonly to: ItemId };

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
	/** A dependency promised: the giver lands no later than this. Only on `needs`. */
	readonly neededBy?: TimeboxId;
	/** One end has been moved since it was promised: it binds again once promised anew. */
	readonly reopened?: true;
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
	/** What it is to reach (preparation gate). */
	readonly goals?: readonly WordsId[];
	/** Product Owners who have said they are ready. */
	readonly ready?: readonly PersonId[];
	/** What the preparation gate still waited for when it was opened all the same. */
	readonly openedWithout?: readonly string[];
	/** Decisions read back while closing, in the order of reading. */
	readonly readBack?: readonly ProposalId[];
	/** The agreement as signed product by product; one that names another hash than `agreementOf` is void. */
	readonly agreement?: readonly Signature[];
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

/** A new item and where it lands. */
export interface Part {
	readonly item: Item;
	readonly to: Target;
}

/** A lane or column that is to be opened, at the end of its kind. */
export type NewLane =
	| { readonly kind: 'product'; readonly product: Pick<Product, 'id' | 'name' | 'code'> }
	| { readonly kind: 'team'; readonly team: Pick<Team, 'id' | 'name' | 'capacity'> }
	| { readonly kind: 'timebox'; readonly timebox: Pick<Timebox, 'id' | 'name' | 'starts' | 'ends'> };

/** A lane or column of the board. */
export type LaneRef =
	| { readonly kind: 'product'; readonly id: ProductId }
	| { readonly kind: 'team'; readonly id: TeamId }
	| { readonly kind: 'timebox'; readonly id: TimeboxId };

/** Everything that can be changed about the agreed board (product.md 2). */
export type ProposedChange =
	| { readonly kind: 'move'; readonly item: ItemId; readonly to: Target }
	| { readonly kind: 'edit'; readonly item: ItemId; readonly set: ItemEdit }
	| { readonly kind: 'add'; readonly item: Item; readonly to: Target }
	/** The item goes, and its links with it. */
	| { readonly kind: 'drop'; readonly item: ItemId }
	/** The item stays with what `set` leaves it; the parts are new. */
	| {
			readonly kind: 'split';
			readonly item: ItemId;
			readonly set: ItemEdit;
			readonly parts: readonly Part[];
	  }
	/** `from` go, their links lead to `item`, which becomes what `set` says. */
	| {
			readonly kind: 'merge';
			readonly item: ItemId;
			readonly from: readonly ItemId[];
			readonly set: ItemEdit;
	  }
	| { readonly kind: 'signal'; readonly item: ItemId; readonly signal: PrioritySignal | null }
	/** A product's share of the budget, percent. */
	| { readonly kind: 'share'; readonly product: ProductId; readonly share: number | null }
	/** A team works for another product from now on; null: for whichever needs it. */
	| {
			readonly kind: 'realign';
			readonly team: TeamId;
			readonly to: ProductId | null;
			readonly capacity: number | null;
	  }
	| { readonly kind: 'open-lane'; readonly lane: NewLane }
	/** Only an empty lane closes. */
	| { readonly kind: 'close-lane'; readonly lane: LaneRef }
	/** `from` promises `to` to land no later than `neededBy`; makes the link, or makes a known one a promise. */
	| {
			readonly kind: 'promise';
			readonly link: LinkId;
			readonly from: ItemId;
			readonly to: ItemId;
			readonly neededBy: TimeboxId;
	  }
	/** The dependency is no more. */
	| { readonly kind: 'release'; readonly link: LinkId }
	/** Sets a goal, or says an agreed one anew. */
	| { readonly kind: 'goal'; readonly goal: Goal }
	| { readonly kind: 'drop-goal'; readonly goal: GoalId };

export const causes = ['sales-contract', 'development', 'market', 'other'] as const;
/** Why a date moves (product.md 1.6). */
export type Cause = (typeof causes)[number];

/** One signature that a proposal needs: whose, for which product, and for what. */
export interface Required {
	/** Null: for the whole board. */
	readonly product: ProductId | null;
	readonly why: 'source' | 'target' | 'receiver' | 'content' | 'budget' | 'board' | 'routed';
	/** The seat that signs; absent: the product's own Product Owner, or who stands in for one. */
	readonly seat?: SeatKind;
}

/** What a signature fulfils: one requirement. */
export interface SignedFor {
	readonly product: ProductId | null;
	/** The seat the requirement names; absent: the product's own Product Owner. */
	readonly as?: SeatKind;
}

export interface Signature extends SignedFor {
	readonly by: PersonId;
	/** The seat in which it was given; a proxy's is that of whom they stand for. */
	readonly seat: SeatKind;
	readonly at: number;
	/** SHA-256 of what was signed (`bound` in signing.ts); absent in the oldest logs. */
	readonly hash?: string;
	/** Given by `by` in the name of this person. */
	readonly proxyOf?: PersonId;
}

export type Outcome =
	| { readonly kind: 'open' }
	/** `session`: the one in which it was agreed; absent under a lock, and in the oldest logs (`agreedIn` knows). */
	| {
			readonly kind: 'agreed';
			readonly at: number;
			readonly session?: SessionId;
			/** The items it took off the board; absent where there are none, and in the oldest logs. */
			readonly gone?: readonly NamedItem[];
			/** The lanes, goals and dependencies it ended; likewise. */
			readonly ended?: readonly NamedThing[];
	  }
	| { readonly kind: 'declined'; readonly at: number; readonly by: PersonId; readonly because: WordsId }
	| { readonly kind: 'withdrawn'; readonly at: number }
	| { readonly kind: 'later'; readonly at: number }
	| { readonly kind: 'pathway'; readonly at: number; readonly pathway: PathwayId }
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
	/** The proposal it answers: a counter-proposal. */
	readonly answers?: ProposalId;
	/** The proposal of the same author whose place it took. */
	readonly amends?: ProposalId;
	/** Where the items it touches stood when it was put on the table. */
	readonly from?: readonly Place[];
	/** Products whose signature was passed on, and to which seat. */
	readonly routed?: readonly { readonly product: ProductId | null; readonly seat: SeatKind }[];
	/** The emergency whose triage made it. */
	readonly emergency?: EmergencyId;
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
	/** The item it is about, where no change says it. */
	readonly item?: ItemId;
	/** Who brought it by a Product Owner's link, in their own words; `by` is then whose link it was. */
	readonly guest?: WordsId;
}

/** What a founding brings: everything but sessions and what people do in them. */
export interface Content {
	readonly products: readonly Product[];
	readonly teams: readonly Team[];
	readonly timeboxes: readonly Timebox[];
	readonly items: readonly Item[];
	readonly places: readonly Place[];
	readonly links: readonly Link[];
	/** Absent where there are none, so that older boards keep their hash. */
	readonly goals?: readonly Goal[];
}
