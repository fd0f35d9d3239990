import { governed } from '../apply-authority.ts';
import { phase } from '../lock.ts';
import type { SeatKind } from '../board.ts';
import { recheck } from '../rechecking.ts';
import { no, yes, type Result } from '../result.ts';
import { inSeat, seatedTo, type Asking, type Rule, type Ruling } from '../ruling.ts';
import { write, type RecordChange, type Table } from '../table.ts';

/**
 * Gives the board another lock policy or authority map. What is on the table is checked against it at once: it
 * may need other signatures from now on.
 */
export const govern: Rule<'govern'> = (table, { policy, authority }, asking) => {
	const seat = governing(table, asking);
	if (!seat.ok) return seat;
	const strange = authority?.find(({ lane }) => lane !== undefined && !table.products.has(lane));
	if (strange) return no('GV2', 'A line of this map is about a product that is not on the board.');
	const what = { kind: 'governed', policy, authority } as const;
	return yes([inSeat(asking, seat.value, what), ...rechecked(table, governed(table, what))]);
};

/** The seat in which somebody governs at this time: who leads, while a session is open; before the first one an administrator, who sets the board up. */
export function governing(table: Table, asking: Pick<Asking, 'who'>): Result<SeatKind | 'administrator'> {
	const begun = [...table.sessions.values()].some(({ openedAt }) => openedAt !== null);
	if (asking.who.administrator && !begun) return yes('administrator');
	const seat = seatedTo(table, asking, 'lead');
	if (!seat.ok || phase(table) === 'open') return seat;
	return no('GV1', 'The authority map and the lock policy change while a session is open.', {
		offer: 'talking-point'
	});
}

function rechecked(table: Table, change: RecordChange): Ruling[] {
	const open = new Set([...table.index.open.values()].flatMap((ids) => [...ids]));
	const then = { ...table, board: new Map(table.board) };
	write(then, [change], table.seq);
	return [...open].sort().flatMap((id) => recheck(then, id));
}
