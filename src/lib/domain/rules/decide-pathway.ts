import type { SeatKind } from '../board.ts';
import type { PersonId } from '../ids.ts';
import type { Pathway } from '../matters.ts';
import { no, yes } from '../result.ts';
import { inSeat, type Rule } from '../ruling.ts';
import { holdersOf, seatsOf } from '../seats.ts';
import type { Table } from '../table.ts';
import { openPathway } from './step-pathway.ts';

/** Chooses one of a pathway's options, with the reason, on any day. */
export const decidePathway: Rule<'decide-pathway'> = (table, { pathway: id, option, because }, asking) => {
	const found = openPathway(table, id);
	if (!found.ok) return found;
	const pathway = found.value;
	const seat = deciding(table, pathway, asking.who.person);
	if (seat === null)
		return no('PW6', 'Who was named to decide this does, or the MetaScrum Product Owner.', {
			whom: [...new Set([pathway.decider, ...holdersOf(table, 'metascrum-owner')])]
		});
	if (option >= pathway.options.length) return no('PW7', 'This pathway has no such option.');
	return yes([inSeat(asking, seat, { kind: 'pathway-decided', pathway: id, option, because })]);
};

/** The decider's first seat; the MetaScrum Product Owner's where they step in. */
function deciding(table: Table, { decider }: Pathway, person: PersonId): SeatKind | null {
	const held = seatsOf(table, person);
	if (person === decider) return held[0] ?? null;
	return held.includes('metascrum-owner') ? 'metascrum-owner' : null;
}
