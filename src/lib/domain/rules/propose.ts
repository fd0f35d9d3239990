import { requiredFor } from '../authority.ts';
import type { ProposedChange } from '../board.ts';
import { idOf, type ProposalId } from '../ids.ts';
import { land } from '../landing.ts';
import { heldBack, isDrift, phase, signingHeldBack } from '../lock.ts';
import { no, yes, type Refusal } from '../result.ts';
import { inSeat, seatedTo, type Rule, type Who } from '../ruling.ts';
import { boardOf, type Table } from '../table.ts';
import { concluded, isComplete, signable, signed } from '../concluding.ts';
import { fit } from '../fitting.ts';

/**
 * Puts changes on the table, all or none. Its author signs at once for what is theirs to sign, unless they ask
 * not to; where that is everything, it is agreed.
 */
export const propose: Rule<'propose'> = (table, { changes, because, cause, unsigned }, asking) => {
	const against = objection(table, asking.who, changes);
	if (against) return { ok: false, error: against };
	const seat = seatedTo(table, asking, 'propose');
	if (!seat.ok) return seat;
	// Nobody could sign it before the next session: it would lie on a locked board undecided.
	const held = unsigned ? signingHeldBack(table) : null;
	if (held) return { ok: false, error: held };
	const id = idOf<ProposalId>(asking.id);
	if (table.proposals.has(id)) return no('PR5', 'A proposal with this id is already on the table.');
	const landing = land(table, changes);
	if (landing.effects.length === 0) return no('PR6', 'This changes nothing.');
	const required = requiredFor(table, changes);
	const mine = signable(table, asking.who.person, unsigned ? [] : required);
	const [first = seat.value] = mine.keys();
	const session = phase(table) === 'locked' ? null : (boardOf(table)?.session ?? null);
	const proposed = {
		kind: 'proposed',
		proposal: id,
		session,
		changes,
		because,
		cause,
		required,
		drift: isDrift(table)
	} as const;
	const rulings = [inSeat(asking, first, proposed), ...signed(asking, id, mine)];
	if (!isComplete(required, [], mine.values())) return yes(rulings);
	return yes([...rulings, ...concluded(table, asking, first, { id, changes }, landing)]);
};

/** Why these changes can't be proposed by this person now, or null: asked by the hand before the drop, and by the rule after it. */
export function objection(table: Table, who: Who, changes: readonly ProposedChange[]): Refusal | null {
	const seat = seatedTo(table, { who }, 'propose');
	if (!seat.ok) return seat.error;
	if (changes.length === 0) return no('PR1', 'A proposal changes something.').error;
	const fitting = fit(table, changes);
	return fitting.ok ? heldBack(table, who.person, changes) : fitting.error;
}
