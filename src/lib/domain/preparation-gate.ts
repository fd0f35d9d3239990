import type { Product } from './board.ts';
import type { PersonId } from './ids.ts';
import type { Missing } from './result.ts';
import { andList, fewOf, partName } from './subject.ts';
import { currentSession, type Table } from './table.ts';
import type { PreparationItem } from './templates/schema.ts';
import { entitled, speakers, type Speaks } from './whom.ts';

/** What each item of a preparation gate still waits for. */
export const preparation: { readonly [K in PreparationItem]: (table: Table) => Missing[] } = {
	goals: (table) =>
		(currentSession(table)?.goals ?? []).length > 0
			? []
			: [
					{
						what: 'goals',
						because: 'No goal is set for this session.',
						whom: entitled(table, 'facilitate', 'lead')
					}
				],
	ready: (table) =>
		unready(table).map(([person, speaks]) => ({
			what: 'ready',
			because: `${named(table, speaks)} has not said that they are ready.`,
			about: person,
			whom: [person]
		})),
	points: (table) =>
		unready(table)
			.filter(([person]) => !hasPoint(table, person))
			.map(([person, speaks]) => ({
				what: 'points',
				because: `${named(table, speaks)} has brought no talking point.`,
				about: person,
				whom: [person]
			}))
};

/** Who signs for products and has not said that they are ready. Having said so is also having nothing to bring. */
function unready(table: Table): [PersonId, Speaks][] {
	const ready = currentSession(table)?.ready ?? [];
	return [...speakers(table)].filter(([person]) => !ready.includes(person));
}

function hasPoint(table: Table, person: PersonId): boolean {
	for (const { by, state } of table.points.values()) if (by === person && state === 'waiting') return true;
	return false;
}

/** `The Product Owner of Apps`; `The MetaScrum Product Owner, standing in for the lane Web,` */
function named(table: Table, { owns, standsIn }: Speaks): string {
	const who =
		owns.length > 0
			? `The Product Owner of ${andList(owns.map(nameOf))}`
			: `The ${partName(table, { product: null, seat: 'metascrum-owner' })}`;
	if (standsIn.length === 0) return who;
	return `${who}, standing in for the ${standsIn.length === 1 ? 'lane' : 'lanes'} ${fewOf(standsIn.map(nameOf))},`;
}

const nameOf = ({ name }: Product): string => name;
