import type { ProposedChange, Required, SeatKind } from './board.ts';
import type { Who } from './decide.ts';
import type { PersonId, ProductId } from './ids.ts';
import type { Table } from './table.ts';
import type { Right } from './templates/schema.ts';

export type { Right } from './templates/schema.ts';

/** The seats a person holds on this board. */
export declare function seatsOf(table: Table, person: PersonId): readonly SeatKind[];

/** Whether one of the person's seats gives the right. Administrators may read, and by that alone nothing else. */
export declare function may(table: Table, who: Who, right: Right): boolean;

/** The seat under which the person has the right; null where none gives it. */
export declare function seatWith(table: Table, person: PersonId, right: Right): SeatKind | null;

/** Who signs for a product: its Product Owner if they hold a seat that signs, else a MetaScrum Product Owner, else null ("no authority here"). */
export declare function signerOf(table: Table, product: ProductId): PersonId | null;

/** The seat in which the person signs for the product, or null where they don't. Any MetaScrum Product Owner signs for a lane without authority of its own. */
export declare function signingSeat(table: Table, person: PersonId, product: ProductId): SeatKind | null;

/** The signatures that changes need, one a product. Changes that the board doesn't know need nobody's. */
export declare function requiredFor(table: Table, changes: readonly ProposedChange[]): Required[];

export interface Signer extends Required {
	/** Null: no authority here. */
	readonly person: PersonId | null;
}
/** The same with the person who signs today, for showing before the drop. */
export declare function signers(table: Table, changes: readonly ProposedChange[]): Signer[];

export type ChangeClass = 're-order' | 're-lane' | 're-team' | 're-date' | 'scope';
/** What a change amounts to (product.md 2); the weightiest where it is several: lane, team, date, order. */
export declare function classify(table: Table, change: ProposedChange): ChangeClass;
