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
	ProxyId,
	RequestId,
	SessionId,
	WordsId
} from './ids.ts';
import type { SeatKind } from './board.ts';

/** The records of what people owe each other beside the agreed board. Times are UTC ms. */

/** Who said it, in which seat, and when. */
interface Said {
	readonly by: PersonId;
	readonly seat: SeatKind;
	readonly at: number;
}

/** Somebody signs in another's name, for a time, until it is taken back (product.md 1.10). */
export interface Proxy {
	readonly id: ProxyId;
	/** Whose authority it is. */
	readonly of: PersonId;
	readonly to: PersonId;
	/** Null: for everything `of` signs for. */
	readonly products: readonly ProductId[] | null;
	readonly from: number;
	/** Exclusive. */
	readonly until: number;
	readonly revokedAt: number | null;
}

/** One contribution to the thread of a proposal; kept with the decision. */
export interface Comment extends Said {
	readonly id: CommentId;
	readonly proposal: ProposalId;
	readonly text: WordsId;
}

/** How a weighty matter gets decided (product.md 1.5): on the agenda of every session until it is. */
export interface Pathway extends Said {
	readonly id: PathwayId;
	readonly title: WordsId;
	/** The proposal it was set for, or the talking point; null: neither. */
	readonly proposal: ProposalId | null;
	readonly point: PointId | null;
	readonly decider: PersonId;
	readonly options: readonly WordsId[];
	/** Decided by then. */
	readonly due: number;
	/** What happens today. */
	readonly first: WordsId;
	readonly steps: readonly { readonly by: PersonId; readonly at: number; readonly text: WordsId }[];
	readonly state: 'open' | 'decided';
	readonly decision: {
		readonly option: number;
		readonly because: WordsId;
		readonly by: PersonId;
		readonly at: number;
	} | null;
}

/** Who tells a customer that their date has changed (product.md 1.6). Made by the board with the agreement. */
export interface Notifier {
	readonly id: NotifierId;
	readonly proposal: ProposalId;
	readonly item: ItemId;
	readonly customer: string;
	/** `YYYY-MM-DD` promised before and now, or null for none. */
	readonly was: string | null;
	readonly now: string | null;
	readonly at: number;
	/** Null: nobody is named yet, and the session can't be locked. */
	readonly person: PersonId | null;
	/** They are told by then. */
	readonly due: number | null;
	readonly doneAt: number | null;
}

export const emergencyReasons = ['outage', 'security', 'legal', 'safety', 'customer', 'other'] as const;
export type EmergencyReason = (typeof emergencyReasons)[number];

/** A call on the red phone (product.md 1.4). */
export interface Emergency extends Said {
	readonly id: EmergencyId;
	/** Counts from 1 on the board. */
	readonly number: number;
	readonly product: ProductId;
	readonly item: ItemId | null;
	readonly reason: EmergencyReason;
	readonly text: WordsId;
	readonly state: 'raised' | 'accepted' | 'refused' | 'over';
	/** The Product Owner's answer. */
	readonly triage: {
		readonly by: PersonId;
		readonly at: number;
		/** What it takes from the product's interrupt buffer. */
		readonly points: number;
		readonly because: WordsId;
		/** What it changed on the board at once, agreed by the triage. */
		readonly proposal: ProposalId | null;
		/** Answered by `by` in the name of this person. */
		readonly proxyOf?: PersonId;
	} | null;
	/** The buffer overflowed: the plan is broken, and these slip. */
	readonly broken: {
		/** Points past the buffer. */
		readonly over: number;
		readonly slipping: readonly ItemId[];
	} | null;
	readonly overAt: number | null;
	/** The session that looked back at it, and what it said. */
	readonly review: { readonly session: SessionId; readonly at: number; readonly text: WordsId } | null;
}

/** A product's interrupt buffer: points kept free for emergencies in each Sprint (from lock to lock). */
export interface Buffer {
	readonly product: ProductId;
	readonly points: number;
	/** Null: sized by the board from its history. */
	readonly by: PersonId | null;
	readonly at: number;
}

export const severities = ['low', 'medium', 'high', 'blocking'] as const;
export type Severity = (typeof severities)[number];

/** Something in the way (product.md 1.7). */
export interface Impediment extends Said {
	readonly id: ImpedimentId;
	/** Of a private one the words are fetched only by those it concerns (`readersOf` in private.ts). */
	readonly text: WordsId;
	readonly private: boolean;
	readonly severity: Severity;
	readonly product: ProductId | null;
	readonly item: ItemId | null;
	/** Somebody with the power to remove it; null: not yet. */
	readonly owner: PersonId | null;
	readonly due: number | null;
	/** Who had it before, and why it went up; the rungs of the ladder. */
	readonly path: readonly {
		readonly from: PersonId | null;
		readonly at: number;
		readonly because: WordsId;
	}[];
	readonly state: 'open' | 'solved';
	readonly solved: { readonly by: PersonId; readonly at: number; readonly text: WordsId } | null;
}

export const requestKinds = ['support', 'funding', 'information', 'product'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What a team asks of a stakeholder (product.md 1.8). */
export interface Request extends Said {
	readonly id: RequestId;
	readonly what: RequestKind;
	readonly text: WordsId;
	readonly giver: PersonId;
	readonly product: ProductId | null;
	readonly item: ItemId | null;
	readonly state: 'asked' | 'granted' | 'refused' | 'withdrawn';
	readonly answer: { readonly at: number; readonly text: WordsId } | null;
}
