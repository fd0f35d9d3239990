import type { Actor, Proposal, SeatKind } from './board.ts';

/** What an entry names is there, or the log is broken. */

/** The record an entry names, which must be on the table. */
export function found<T>(record: T | null | undefined, what: string): T {
	if (record === null || record === undefined)
		throw new Error(`The log names ${what}, which the table does not hold`);
	return record;
}

/** The records of which an index holds the ids. */
export function recordsIn<T>(records: ReadonlyMap<string, T>, ids: Iterable<string>): T[] {
	const found: T[] = [];
	for (const id of ids) {
		const record = records.get(id);
		if (record !== undefined) found.push(record);
	}
	return found;
}

/** The person who did it, in which seat. */
export function personIn(by: Actor): { readonly person: Proposal['by']; readonly seat: SeatKind } {
	if (by.kind !== 'person' || by.seat === 'administrator')
		throw new Error('Only a person in a seat does this');
	return { person: by.person, seat: by.seat };
}
