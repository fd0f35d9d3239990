import { signsAlone } from './authority.ts';
import type { ChangeClass } from './authority-map.ts';
import type { LockPolicy, ProposedChange } from './board.ts';
import { classesOf, touchesLiveDate } from './classes.ts';
import type { PersonId } from './ids.ts';
import { no, unreachable, type Refusal } from './result.ts';
import { boardOf, currentSession, type Table } from './table.ts';

/** What the lock says of the moment. */
type Phase = 'open' | 'closing' | 'locked';

/** Locked lasts until the next session opens: `scheduled` and `preparing` run under the lock. */
export function phase(table: Table): Phase {
	const state = currentSession(table)?.state;
	return state === 'open' || state === 'closing' ? state : 'locked';
}

/** UTC ms at which the next session begins; null while one is under way or none is called. */
export function nextSessionAt(table: Table): number | null {
	const session = currentSession(table);
	return session && (session.state === 'scheduled' || session.state === 'preparing')
		? session.startsAt
		: null;
}

/** What a policy leaves to people while the board is locked (product.md 1.2). */
interface Leeway {
	/** A Product Owner's own refinement, or everything. */
	readonly leaves: 'nothing' | 'refinement' | 'everything';
	/** Whether what happens under the lock counts as drift against the agreement. */
	readonly drift: boolean;
}

function leeway(policy: LockPolicy): Leeway {
	switch (policy) {
		case 'management-input':
			return { leaves: 'refinement', drift: true };
		case 'full-freeze':
			return { leaves: 'nothing', drift: true };
		case 'soft':
			return { leaves: 'everything', drift: true };
		case 'off':
			return { leaves: 'everything', drift: false };
		default:
			return unreachable(policy);
	}
}

const leewayOf = (table: Table): Leeway => leeway(boardOf(table)?.policy ?? 'full-freeze');

/** Whether an agreed change made now is drift against the agreed board. */
export const isDrift = (table: Table): boolean => phase(table) === 'locked' && leewayOf(table).drift;

/**
 * Why the person may not propose these changes at this time, or null where they may. The seat's right to
 * propose is another question (`objection` in rules/propose.ts asks both).
 */
export function heldBack(
	table: Table,
	person: PersonId,
	changes: readonly ProposedChange[],
	now?: number
): Refusal | null {
	const moment = phase(table);
	if (moment === 'open') return null;
	if (moment === 'closing')
		return no('LK3', 'The session is closing: what was agreed is being read back.', asPoint(table)).error;
	const { leaves } = leewayOf(table);
	if (leaves === 'everything') return null;
	if (leaves === 'nothing')
		return no('LK4', 'The board is frozen until the next session.', asPoint(table)).error;
	if (!signsAlone(table, person, changes, now))
		return no('LK1', 'The board is locked: this waits for the next session.', asPoint(table)).error;
	if (!changes.every((change) => isRefinement(table, change)))
		return no(
			'LK2',
			'The board is locked: all but order and content of your own product waits for the next session.',
			asPoint(table)
		).error;
	return null;
}

/** What a locked board leaves to a Product Owner inside their own product. */
const refinements: readonly ChangeClass[] = ['re-order', 're-date', 'scope', 'signal'];

/** Order and content inside a product and team, and dates that no customer was promised. */
const isRefinement = (table: Table, change: ProposedChange): boolean =>
	classesOf(table, change).every((what) => refinements.includes(what)) &&
	!touchesLiveDate(table, change) &&
	!carriesAcross(table, change);

/** Whether a split or a merge brings to one product or team what was another’s, as a move would. */
function carriesAcross({ places }: Table, change: ProposedChange): boolean {
	if (change.kind !== 'split' && change.kind !== 'merge') return false;
	const here = places.get(change.item);
	const ends =
		change.kind === 'split' ? change.parts.map(({ to }) => to) : change.from.map((id) => places.get(id));
	return !here || !ends.every((end) => end?.product === here.product && end.team === here.team);
}

/** Why nobody signs or declines at this time, or null where they may. */
export function signingHeldBack(table: Table): Refusal | null {
	if (phase(table) !== 'locked' || leewayOf(table).leaves === 'everything') return null;
	return no('LK5', 'Signing off and declining wait for the next session.', {
		offer: 'wait',
		...untilNext(table)
	}).error;
}

const asPoint = (table: Table): { readonly offer: 'talking-point'; readonly until?: number } => ({
	offer: 'talking-point',
	...untilNext(table)
});

function untilNext(table: Table): { readonly until?: number } {
	const until = nextSessionAt(table);
	return until === null ? {} : { until };
}
