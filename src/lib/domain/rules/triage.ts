import type { ActOf } from '../acts.ts';
import { authorityOver, signingSeat } from '../authority.ts';
import { demandOf, knownEmergency } from '../emergencies.ts';
import { idOf, type ProposalId } from '../ids.ts';
import { no, yes, type Refusal } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { broken } from '../slipping.ts';
import { agreedAtOnce } from '../triaging.ts';
import type { Emergency } from '../matters.ts';

/**
 * The Product Owner's answer to the red phone: refused, or taken into the Sprint and paid for from the product's
 * interrupt buffer. What it changes happens at once, although the board is locked.
 */
export const triage: Rule<'triage'> = (table, act, asking) => {
	const found = knownEmergency(table, act.emergency);
	if (!found.ok) return found;
	const emergency = found.value;
	const demand = demandOf(table, emergency);
	const signing = signingSeat(table, asking.who.person, demand, asking.now);
	if (!signing)
		return no('EM5', 'Only who has the authority over the product answers its emergency.', {
			whom: authorityOver(table, demand, asking.now)
		});
	const against = unanswerable(emergency, act);
	if (against) return { ok: false, error: against };
	const { accept: accepted, points, because, changes, cause = null } = act;
	const answer = { changes, because, cause, emergency: emergency.id, seat: signing.seat };
	const done = agreedAtOnce(table, answer, asking);
	if (!done.ok) return done;
	const proposal = changes.length > 0 ? idOf<ProposalId>(asking.id) : null;
	const said = { emergency: emergency.id, accepted, points, because, proposal };
	const inName = signing.proxyOf === null ? {} : { proxyOf: signing.proxyOf };
	return yes([
		inSeat(asking, signing.seat, { kind: 'emergency-triaged', ...said, ...inName }),
		...done.value,
		...broken(table, emergency, { points, changes }, asking.now)
	]);
};

function unanswerable({ state }: Emergency, { accept, points, changes }: ActOf<'triage'>): Refusal | null {
	if (state !== 'raised') return no('EM6', 'This emergency has been answered already.').error;
	if (!accept && (points > 0 || changes.length > 0))
		return no('EM7', 'An emergency that is refused takes no points and changes nothing.').error;
	return null;
}
