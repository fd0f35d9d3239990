import type { Outcome } from '#lib/domain/board.ts';
import type { ActId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { isAsked, type Outgoing } from './outbox.ts';

/** Where a proposal of this person's stands, from being made to being decided. */
export type Standing =
	/** Waits in this browser while there is no connection: nobody has heard of it. */
	| { readonly kind: 'unsent' }
	/** Asked, or about to be: whether it is put on the table is not known here yet. */
	| { readonly kind: 'on-its-way' }
	/** Not put on the table. */
	| { readonly kind: 'returned' }
	/** On the table, where it is open or was decided. */
	| { readonly kind: 'on-table'; readonly outcome: Outcome['kind'] }
	/** Put aside by its author. */
	| { readonly kind: 'gone' };

/** The table speaks first: it may show what is not answered yet. */
export function standingOf(
	table: Table,
	outbox: readonly Outgoing[],
	id: ActId,
	connected: boolean
): Standing {
	const known = table.proposals.get(id);
	if (known) return { kind: 'on-table', outcome: known.outcome.kind };
	const waiting = outbox.find((each) => each.id === id);
	if (!waiting) return { kind: 'gone' };
	if (waiting.state === 'returned') return { kind: 'returned' };
	return { kind: isAsked(waiting) || connected ? 'on-its-way' : 'unsent' };
}
