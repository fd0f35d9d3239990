import { no, yes } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';
import { sessionIn } from '../stepping.ts';
import { speakers } from '../whom.ts';

/** Who signs for products says that they are ready for the session, or takes it back. */
export const sayReady: Rule<'say-ready'> = (table, { ready }, asking) => {
	const seat = seatedTo(table, asking, 'sign');
	if (!seat.ok) return seat;
	const preparing = sessionIn(table, 'preparing');
	if (!preparing.ok) return preparing;
	const speaking = speakers(table);
	const { person } = asking.who;
	if (!speaking.has(person))
		return no('RY1', 'Only who signs for a product here says whether they are ready.', {
			whom: [...speaking.keys()]
		});
	const { id: session, ready: said = [] } = preparing.value;
	if (said.includes(person) === ready)
		return no(
			'RY2',
			ready ? 'You have already said that you are ready.' : 'You have not said that you are ready.'
		);
	return yes([inSeat(asking, seat.value, { kind: 'readiness-said', session, person, ready })]);
};
