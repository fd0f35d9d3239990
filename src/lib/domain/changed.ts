import type { Kind, RecordChange, Records, Table } from './table.ts';

/** One record of a table as it becomes; `now` null takes it away. */
export const changed = <K extends Kind>(
	table: Table,
	kind: K,
	id: string,
	now: Records[K] | null
): RecordChange =>
	// The record belongs to the collection that `kind` names, which the union can't follow.
	({ kind, id, was: table[kind].get(id) ?? null, now }) as RecordChange;
