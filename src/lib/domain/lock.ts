import type { ProposedChange } from './board.ts';
import type { PersonId } from './ids.ts';
import type { Refusal } from './result.ts';
import type { Table } from './table.ts';

export type Phase = 'open' | 'closing' | 'locked';

/** Locked lasts until the next session opens: `scheduled` and `preparing` run under the lock. */
export declare function phase(table: Table): Phase;

/** UTC ms at which the next session begins; null while one is under way or none is called. */
export declare function nextSessionAt(table: Table): number | null;

/** Why the person may not propose these changes now, or null where they may: the same answer greys out the hand and refuses the act. */
export declare function heldBack(table: Table, person: PersonId, changes: readonly ProposedChange[]): Refusal | null;
