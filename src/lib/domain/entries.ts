import type { AuthorityRule } from './authority-map.ts';
import type {
	Actor,
	Cause,
	Content,
	Goal,
	Item,
	ItemEdit,
	Link,
	LockPolicy,
	NamedItem,
	NamedThing,
	Place,
	PrioritySignal,
	Product,
	ProposedChange,
	Required,
	SeatKind,
	SignedFor,
	Team,
	Timebox
} from './board.ts';
import type {
	ActId,
	BoardId,
	EmergencyId,
	GoalId,
	ItemId,
	LinkId,
	PersonId,
	PointId,
	ProductId,
	ProposalId,
	ProxyId,
	SessionId,
	TeamId,
	TimeboxId,
	WordsId
} from './ids.ts';
import type { MatterHappening } from './matter-entries.ts';

/**
 * What the log keeps, past tense, for ever: a kind never changes its meaning. Everything that `apply`
 * needs stands in the entry, so a fold asks no rule again.
 */
export type Happening =
	| MatterHappening
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
	| {
			readonly kind: 'opened';
			readonly session: SessionId;
			readonly facilitator: PersonId;
			/** What the preparation gate still waited for, where it was opened all the same. */
			readonly without?: readonly string[];
	  }
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
			readonly answers?: ProposalId;
			readonly amends?: ProposalId;
			readonly from?: readonly Place[];
			readonly emergency?: EmergencyId;
	  }
	/** Written no more: `signed-off` says it with the hash of what was signed. */
	| { readonly kind: 'signed'; readonly proposal: ProposalId; readonly products: readonly ProductId[] }
	| {
			readonly kind: 'signed-off';
			readonly proposal: ProposalId;
			/** Each with the hash of what was signed for it. */
			readonly signs: readonly (SignedFor & { readonly hash: string })[];
			readonly proxyOf?: PersonId;
	  }
	/** Beyond the authority of who should have signed: passed to who has it. */
	| {
			readonly kind: 'routed';
			readonly proposal: ProposalId;
			readonly product: ProductId | null;
			readonly seat: SeatKind;
			readonly because: WordsId;
			readonly required: readonly Required[];
	  }
	/** With the last signature: what the change came to, ranks and all. */
	| {
			readonly kind: 'agreed';
			readonly proposal: ProposalId;
			readonly effects: readonly Effect[];
			/** The session it was agreed in; absent under a lock. */
			readonly session?: SessionId;
			/** What the items it takes off the board were called; absent where there are none. */
			readonly gone?: readonly NamedItem[];
			/** The same of the lanes and columns it closes, the goals it drops and the dependencies it releases. */
			readonly ended?: readonly NamedThing[];
	  }
	| { readonly kind: 'declined'; readonly proposal: ProposalId; readonly because: WordsId }
	| { readonly kind: 'withdrawn'; readonly proposal: ProposalId }
	| { readonly kind: 'postponed'; readonly proposal: ProposalId }
	| { readonly kind: 'superseded'; readonly proposal: ProposalId; readonly with: ProposalId }
	| { readonly kind: 'made-impossible'; readonly proposal: ProposalId; readonly because: string }
	/** The board moved under it: what it needs now, and exactly the signatures that are withdrawn by it. */
	| {
			readonly kind: 'effect-changed';
			readonly proposal: ProposalId;
			readonly required: readonly Required[];
			readonly withdrawn: readonly SignedFor[];
	  }
	/** Written no more: all signatures were withdrawn with it. */
	| { readonly kind: 'rechecked'; readonly proposal: ProposalId; readonly required: readonly Required[] }
	| {
			readonly kind: 'point-added';
			readonly point: PointId;
			readonly text: WordsId;
			readonly changes: readonly ProposedChange[];
			readonly rank: string;
			readonly item?: ItemId;
	  }
	| { readonly kind: 'point-settled'; readonly point: PointId }
	/** By a Product Owner's link: `guest` is how its holder calls themselves. `by` is the link. */
	| {
			readonly kind: 'point-brought';
			readonly point: PointId;
			readonly text: WordsId;
			readonly guest: WordsId;
			readonly seat: SeatKind;
			readonly rank: string;
			readonly item?: ItemId;
	  }
	| { readonly kind: 'point-ordered'; readonly point: PointId; readonly rank: string }
	/** Policy and authority map from now on; null: the template's map. */
	| {
			readonly kind: 'governed';
			readonly policy: LockPolicy;
			readonly authority: readonly AuthorityRule[] | null;
	  }
	| {
			readonly kind: 'proxy-given';
			readonly proxy: ProxyId;
			readonly of: PersonId;
			readonly to: PersonId;
			readonly products: readonly ProductId[] | null;
			readonly from: number;
			readonly until: number;
	  }
	| { readonly kind: 'proxy-revoked'; readonly proxy: ProxyId }
	/** `from` is who facilitated before, or null; `taken` where nobody handed it over. */
	| {
			readonly kind: 'facilitator-changed';
			readonly session: SessionId;
			readonly from: PersonId | null;
			readonly to: PersonId;
			readonly taken: boolean;
	  }
	| { readonly kind: 'goals-set'; readonly session: SessionId; readonly goals: readonly WordsId[] }
	| {
			readonly kind: 'readiness-said';
			readonly session: SessionId;
			readonly person: PersonId;
			readonly ready: boolean;
	  }
	| { readonly kind: 'read-back'; readonly session: SessionId; readonly proposal: ProposalId }
	/** The agreement read back, signed product by product. */
	| {
			readonly kind: 'agreement-signed';
			readonly session: SessionId;
			readonly signs: readonly (SignedFor & { readonly hash: string })[];
			readonly proxyOf?: PersonId;
	  }
	/** The last thing a generation's room says; the next one begins with the checkpoint at this entry. */
	| { readonly kind: 'checkpointed'; readonly generation: number };

/** What an agreed change did to the board. */
export type Effect =
	| { readonly kind: 'placed'; readonly place: Place }
	| { readonly kind: 'edited'; readonly item: ItemId; readonly set: ItemEdit }
	| { readonly kind: 'added'; readonly item: Item }
	| { readonly kind: 'dropped'; readonly item: ItemId }
	| { readonly kind: 'signalled'; readonly item: ItemId; readonly signal: PrioritySignal | null }
	| { readonly kind: 'shared'; readonly product: ProductId; readonly share: number | null }
	| {
			readonly kind: 'realigned';
			readonly team: TeamId;
			readonly home: ProductId | null;
			readonly capacity: number | null;
	  }
	| { readonly kind: 'product-opened'; readonly product: Product }
	| { readonly kind: 'team-opened'; readonly team: Team }
	| { readonly kind: 'timebox-opened'; readonly timebox: Timebox }
	| { readonly kind: 'product-closed'; readonly product: ProductId }
	| { readonly kind: 'team-closed'; readonly team: TeamId }
	| { readonly kind: 'timebox-closed'; readonly timebox: TimeboxId }
	/** A link as it stands from now on: made, promised, re-opened or led elsewhere. */
	| { readonly kind: 'linked'; readonly link: Link }
	| { readonly kind: 'unlinked'; readonly link: LinkId }
	| { readonly kind: 'goal-set'; readonly goal: Goal }
	| { readonly kind: 'goal-dropped'; readonly goal: GoalId };

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
