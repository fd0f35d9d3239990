import { authorityOver, requiredFor, signingSeat } from './authority.ts';
import type { Cause, ProposedChange, Required, SeatKind } from './board.ts';
import { causeMissing } from './classes.ts';
import { concluded, signable, signedOff } from './concluding.ts';
import { fit } from './fitting.ts';
import { idOf, type EmergencyId, type ProposalId, type WordsId } from './ids.ts';
import { land, type Landing } from './landing.ts';
import { isDrift, phase } from './lock.ts';
import { itemsOf } from './lookup.ts';
import { no, yes, type Result } from './result.ts';
import { inSeat, type Asking, type Ruling } from './ruling.ts';
import { boundFor } from './signing.ts';
import { partName } from './subject.ts';
import { boardOf, type Table } from './table.ts';
import { eachOnce } from './whom.ts';

/** What an accepted emergency does to the board. */
interface Answer {
	readonly emergency: EmergencyId;
	readonly changes: readonly ProposedChange[];
	/** Why, in the triager's words. */
	readonly because: WordsId;
	/** Null: no date promised to a customer moves. */
	readonly cause: Cause | null;
	/** In which the triager answers. */
	readonly seat: SeatKind;
}

/**
 * Changes that an emergency brings about: put on the table, signed and agreed in one, lock or no lock, under the id
 * of the act. Refused where they need anybody else's signature, or move a promised date without a cause. None come to
 * nothing.
 */
export function agreedAtOnce(table: Table, answer: Answer, asking: Asking): Result<readonly Ruling[]> {
	const { changes, cause } = answer;
	if (changes.length === 0) return yes([]);
	const id = idOf<ProposalId>(asking.id);
	if (table.proposals.has(id)) return no('PR5', 'A proposal with this id is already on the table.');
	const fitting = fit(table, changes);
	if (!fitting.ok) return fitting;
	const uncaused = causeMissing(table, changes, cause);
	if (uncaused) return { ok: false, error: uncaused };
	const landing = land(table, changes);
	if (landing.effects.length === 0) return no('PR6', 'This changes nothing.');
	const required = requiredFor(table, changes, landing);
	const others = notMine(table, required, asking);
	if (others.length > 0) return beyond(table, others, asking);
	return yes(signedAndDone(table, answer, { required, landing }, asking));
}

/** What is the person's own to sign in every part: put on the table, signed, and agreed. */
function signedAndDone(
	table: Table,
	{ changes, because, cause, emergency, seat }: Answer,
	{ required, landing }: { readonly required: readonly Required[]; readonly landing: Landing },
	asking: Asking
): Ruling[] {
	const id = idOf<ProposalId>(asking.id);
	const mine = signable(table, asking.who.person, required, asking.now);
	const session = phase(table) === 'locked' ? null : (boardOf(table)?.session ?? null);
	const from = [...new Set(changes.flatMap(itemsOf))].flatMap((item) => table.places.get(item) ?? []);
	const on = { session, from, cause, drift: isDrift(table) } as const;
	return [
		inSeat(asking, seat, { kind: 'proposed', proposal: id, changes, because, required, emergency, ...on }),
		...signedOff(asking, id, mine, boundFor(table, { id, changes, required }, landing)),
		...concluded(table, asking, seat, { id, changes }, landing)
	];
}

const notMine = (table: Table, required: readonly Required[], { who, now }: Asking): Required[] =>
	required.filter((each) => signingSeat(table, who.person, each, now) === null);

function beyond(table: Table, others: readonly Required[], { now }: Asking): Result<never> {
	const names = others.map((each) => partName(table, each)).join(' and ');
	return no('EM8', `Even an emergency changes only what is yours: this needs ${names} too.`, {
		whom: eachOnce(others.flatMap((each) => authorityOver(table, each, now)))
	});
}
