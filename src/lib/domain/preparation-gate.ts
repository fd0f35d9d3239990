import type { Product } from './board.ts';
import type { PersonId } from './ids.ts';
import type { Missing } from './result.ts';
import { andList } from './subject.ts';
import { currentSession, type Table } from './table.ts';
import type { PreparationItem } from './templates/schema.ts';
import { entitled, productOwners } from './whom.ts';

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
		unready(table).map(([person, products]) => ({
			what: 'ready',
			because: `The Product Owner of ${named(products)} has not said that they are ready.`,
			about: person,
			whom: [person]
		})),
	points: (table) =>
		unready(table)
			.filter(([person]) => !hasPoint(table, person))
			.map(([person, products]) => ({
				what: 'points',
				because: `The Product Owner of ${named(products)} has brought no talking point.`,
				about: person,
				whom: [person]
			}))
};

/** Product Owners who have not said that they are ready. Having said so is also having nothing to bring. */
function unready(table: Table): [PersonId, readonly Product[]][] {
	const ready = currentSession(table)?.ready ?? [];
	return [...productOwners(table)].filter(([person]) => !ready.includes(person));
}

function hasPoint(table: Table, person: PersonId): boolean {
	for (const { by, state } of table.points.values()) if (by === person && state === 'waiting') return true;
	return false;
}

const named = (products: readonly Product[]): string => andList(products.map(({ name }) => name));
