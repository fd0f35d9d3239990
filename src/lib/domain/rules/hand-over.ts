import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { stepBy } from '../stepping.ts';
import { entitled } from '../whom.ts';

/** The facilitator gives the session to somebody else, who facilitates it in the seat they hold. */
export const handOver: Rule<'hand-over'> = (table, { to }, asking) => {
	const step = stepBy(table, asking, ['facilitate'], ['preparing', 'open', 'closing']);
	if (!step.ok) return step;
	const { seat, session } = step.value;
	const { id, facilitator } = session;
	const { person } = asking.who;
	const from = facilitator ?? person;
	if (from !== person)
		return no('HO1', 'Only who facilitates this session hands it over; you may take it over.', {
			whom: [from]
		});
	if (to === person) return no('HO2', 'You facilitate this session yourself.');
	const takers = entitled(table, 'facilitate', 'lead', 'propose');
	if (!takers.includes(to))
		return no('HO3', 'Only somebody with a seat that may propose, lead or facilitate can take it.', {
			whom: takers
		});
	return yes([
		inSeat(asking, seat, { kind: 'facilitator-changed', session: id, from: facilitator, to, taken: false })
	]);
};
