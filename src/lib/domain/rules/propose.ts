import type { ActOf } from '../acts.ts';
import { requiredFor } from '../authority.ts';
import type { ProposedChange, SeatKind } from '../board.ts';
import { causeMissing } from '../classes.ts';
import { concluded, isComplete, signable, signedOff } from '../concluding.ts';
import type { Happening } from '../entries.ts';
import { landed } from '../fitting.ts';
import { idOf, type ProposalId } from '../ids.ts';
import type { Landing } from '../landing.ts';
import { heldBack, isDrift, phase, signingHeldBack } from '../lock.ts';
import { itemsOf } from '../lookup.ts';
import { superseded } from '../rechecking.ts';
import { no, yes, type Refusal, type Result } from '../result.ts';
import { inSeat, openProposal, seatedTo, type Asking, type Rule, type Who } from '../ruling.ts';
import { boundFor } from '../signing.ts';
import { boardOf, type Table } from '../table.ts';

/**
 * Puts changes on the table, all or none. Its author signs at once for what is theirs to sign, unless they ask
 * not to; where that is everything, it is agreed. Else what it takes the place of is closed, as an agreement would.
 */
export const propose: Rule<'propose'> = (table, act, asking) => {
	const admitted = admission(table, asking.who, act.changes, asking.now);
	if (!admitted.ok) return admitted;
	const { landing, seat } = admitted.value;
	const refusal = refused(table, act, asking);
	if (refusal) return { ok: false, error: refusal };
	const { changes, unsigned, amends } = act;
	if (landing.effects.length === 0) return no('PR6', 'This changes nothing.');
	const id = idOf<ProposalId>(asking.id);
	const required = requiredFor(table, changes, landing);
	const mine = signable(table, asking.who.person, unsigned ? [] : required, asking.now);
	const [own = seat] = mine.flatMap((each) => (each.proxyOf === null ? each.seat : []));
	const bound = boundFor(table, { id, changes, required: mine.flatMap(({ signs }) => signs) }, landing);
	const rulings = [
		inSeat(asking, own, { ...told(table, act), proposal: id, required }),
		...signedOff(asking, id, mine, bound)
	];
	const [last] = mine;
	if (!last || !isComplete(required, [], mine))
		return yes(amends === undefined ? rulings : [...rulings, superseded(amends, id)]);
	return yes([...rulings, ...concluded(table, asking, last.seat, { ...act, id }, landing)]);
};

/** What the log says of a proposal beside its id and what it requires. */
function told(table: Table, { changes, because, cause, answers, amends }: ActOf<'propose'>) {
	const touched = new Set(changes.flatMap(itemsOf));
	return {
		kind: 'proposed',
		session: phase(table) === 'locked' ? null : (boardOf(table)?.session ?? null),
		changes,
		because,
		cause,
		drift: isDrift(table),
		...(answers === undefined ? {} : { answers }),
		...(amends === undefined ? {} : { amends }),
		from: [...touched].flatMap((item) => table.places.get(item) ?? [])
	} as const satisfies Partial<Happening>;
}

/** What speaks against this proposal, whoever may propose such changes. */
function refused(
	table: Table,
	{ changes, cause, unsigned, answers, amends }: ActOf<'propose'>,
	{ id, who }: Asking
): Refusal | null {
	// Nobody could sign it before the next session: it would lie on a locked board undecided.
	const held = unsigned ? signingHeldBack(table) : null;
	if (held) return held;
	if (table.proposals.has(id)) return no('PR5', 'A proposal with this id is already on the table.').error;
	const answered = answers === undefined ? null : openProposal(table, answers);
	if (answered && !answered.ok) return answered.error;
	const amended = amends === undefined ? null : openProposal(table, amends);
	if (amended && !amended.ok) return amended.error;
	if (amended && amended.value.by !== who.person)
		return no('RV4', 'Only its author puts another in the place of a proposal; you can answer it.').error;
	return causeMissing(table, changes, cause);
}

/**
 * Why these changes can't be proposed by this person, or null: asked by the hand before the drop, and by the rule
 * after it. With `now` (UTC ms) what they sign as a proxy counts as theirs.
 */
export function objection(
	table: Table,
	who: Who,
	changes: readonly ProposedChange[],
	now?: number
): Refusal | null {
	const admitted = admission(table, who, changes, now);
	return admitted.ok ? null : admitted.error;
}

interface Admitted {
	/** The seat in which the person proposes. */
	readonly seat: SeatKind;
	readonly landing: Landing;
}

function admission(
	table: Table,
	who: Who,
	changes: readonly ProposedChange[],
	now?: number
): Result<Admitted> {
	const seat = seatedTo(table, { who }, 'propose');
	if (!seat.ok) return seat;
	if (changes.length === 0) return no('PR1', 'A proposal changes something.');
	const landing = landed(table, changes);
	if (!landing.ok) return landing;
	const held = heldBack(table, who.person, changes, now);
	return held ? { ok: false, error: held } : yes({ seat: seat.value, landing: landing.value });
}
