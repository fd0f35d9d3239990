import { sizings } from '../emergencies.ts';
import { closingMissing } from '../gates.ts';
import { idOf, type SessionId } from '../ids.ts';
import { no, yes, type Missing, type Result } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { noHash, snapshotOf } from '../snapshot.ts';
import { boardOf } from '../table.ts';
import { stepFrom } from '../stepping.ts';

/** Locks the board on what is agreed, names its snapshot, and calls the next session. */
export const lock: Rule<'lock'> = (table, { next }, asking) => {
	const step = stepFrom(table, asking, 'closing');
	if (!step.ok) return step;
	const missing = closingMissing(table);
	if (missing.length > 0) return notYet(missing);
	if (next <= asking.now) return no('LK7', 'The next session lies in the future.');
	const { seat, session } = step.value;
	const board = boardOf(table);
	const version = (board?.version ?? 0) + 1;
	const previous = board?.hash ?? noHash;
	const { hash } = snapshotOf(table, {
		version,
		previous,
		session: session.id,
		at: asking.now,
		log: asking.log
	});
	const { minutes, number } = session;
	const following = { session: idOf<SessionId>(asking.fresh()), number: number + 1, startsAt: next, minutes };
	return yes([
		inSeat(asking, seat, { kind: 'locked', session: session.id, version, hash, previous, log: asking.log }),
		inSeat(asking, seat, { kind: 'scheduled', ...following }),
		...sizings(table, asking.now)
	]);
};

const most = 8;

/** While nothing but proposals is missing, the refusal is the older one: nothing undecided at lock. */
function notYet(missing: readonly Missing[]): Result<never> {
	const rule = missing.every(({ what }) => what === 'undecided') ? 'LK6' : 'GT2';
	const more = missing.length - most;
	const listed = missing.slice(0, most).map(({ because }) => because);
	const rest = more > 0 ? ` And ${more} more.` : '';
	return no(rule, `The session is not ready to be locked. ${listed.join(' ')}${rest}`, { missing });
}
