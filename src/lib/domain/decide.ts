import type { Act } from './acts.ts';
import type { Entry } from './entries.ts';
import type { ActId, BoardId, PersonId } from './ids.ts';
import { type Refusal, type Result } from './result.ts';
import type { Table } from './table.ts';

/** Who asks, as the cookie says. Seats are looked up on the table, never taken from a message. */
export interface Who {
	readonly person: PersonId;
	/** May manage accounts and boards, and by that alone sign nothing. */
	readonly administrator: boolean;
}

/** What a pure rule can't know by itself. */
export interface Context {
	readonly board: BoardId;
	/** UTC ms. */
	readonly now: number;
	/** A new id each call. */
	readonly fresh: () => string;
	/** Chain hash of the log so far, hex (`chain` in snapshot.ts). */
	readonly log: string;
}

export interface Judged {
	readonly id: ActId;
	readonly act: Act;
}

/**
 * The one decision: what an act comes to on this table, or the rule that refuses it. Pure; the entries
 * bear the next sequence numbers and take effect when they are applied in order.
 */
export declare function decide(table: Table, asked: Judged, who: Who, context: Context): Result<Entry[], Refusal>;
