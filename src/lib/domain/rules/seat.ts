import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { templateOf } from '../templates/templates.ts';

/** Gives a person the seats they are to hold from now on; none takes them off the board. */
export const seat: Rule<'seat'> = (table, { person, seats }, asking) => {
	if (!asking.who.administrator) return no('SE2', 'An administrator gives and takes seats.');
	const known = templateOf(table).seats.map(({ kind }) => kind);
	const strange = seats.find((kind) => !known.includes(kind));
	if (strange) return no('SE3', `This board’s template has no seat ${strange}.`);
	const held = known.filter((kind) => seats.includes(kind));
	return yes([inSeat(asking, 'administrator', { kind: 'seated', person, seats: held })]);
};
