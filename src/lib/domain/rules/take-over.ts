import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { stepBy } from '../stepping.ts';

/** Takes over as facilitator from one who has dropped out: the session goes on as it stands, and the record says so. */
export const takeOver: Rule<'take-over'> = (table, _act, asking) => {
	const step = stepBy(table, asking, ['facilitate', 'lead'], ['preparing', 'open', 'closing']);
	if (!step.ok) return step;
	const { seat, session } = step.value;
	const { person } = asking.who;
	const { id, facilitator: from } = session;
	if (from === person) return no('TO1', 'You already facilitate this session.');
	const changed = { kind: 'facilitator-changed', session: id, from, to: person, taken: true } as const;
	return yes([inSeat(asking, seat, changed)]);
};
