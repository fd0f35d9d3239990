import * as v from 'valibot';

/** The form of one kind of act. */
export const act = <K extends string, E extends v.ObjectEntries>(kind: K, entries: E) =>
	v.strictObject({ kind: v.literal(kind), ...entries });
