import type { PathwayId } from '../ids.ts';
import type { Pathway } from '../matters.ts';
import { no, yes, type Result } from '../result.ts';
import { inSeat, seatedTo, type Rule } from '../ruling.ts';
import type { Table } from '../table.ts';

/** Says what was done on the way to a decision, on any day. */
export const stepPathway: Rule<'step-pathway'> = (table, { pathway: id, text }, asking) => {
	const found = openPathway(table, id);
	if (!found.ok) return found;
	const seat = seatedTo(table, asking, 'propose');
	if (!seat.ok) return seat;
	return yes([inSeat(asking, seat.value, { kind: 'pathway-stepped', pathway: id, text })]);
};

/** A pathway that has not come to its decision. */
export function openPathway(table: Table, id: PathwayId): Result<Pathway> {
	const pathway = table.pathways.get(id);
	if (!pathway) return no('PW4', 'There is no such pathway on this board.');
	return pathway.state === 'open' ? yes(pathway) : no('PW5', 'This pathway has come to its decision.');
}
