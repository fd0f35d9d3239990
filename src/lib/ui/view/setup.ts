import { may, signerOf } from '#lib/domain/authority.ts';
import type { Who } from '#lib/domain/decide.ts';
import { currentSession, type Table } from '#lib/domain/table.ts';

/** What a board lacks before a session can be held on it. */
interface Missing {
	/** Nobody holds the facilitator's seat. */
	readonly facilitator: boolean;
	/** Product lanes for which nobody can sign. */
	readonly lanes: number;
}

/** What is missing, told to those who can mend it; null for others and where nothing is. */
export function missingFor(table: Table, who: Who | null): Missing | null {
	if (!who || !(who.administrator || may(table, who, 'facilitate'))) return null;
	const facilitator = ![...table.seats.values()].some(({ seats }) => seats.includes('facilitator'));
	const lanes = [...table.products.values()].filter(({ id }) => signerOf(table, id) === null).length;
	return facilitator || lanes > 0 || !currentSession(table) ? { facilitator, lanes } : null;
}
