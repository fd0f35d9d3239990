import { inverse, write, type RecordChange, type Table } from './table.ts';

/**
 * What `look` sees on the table as it would be after these changes. It is written and taken back, so that a look
 * costs what the changes cost and not what the board is large; `look` keeps nothing of it but its answer.
 */
export function supposing<T>(table: Table, changes: readonly RecordChange[], look: (then: Table) => T): T {
	const { seq } = table;
	write(table, changes, seq);
	try {
		return look(table);
	} finally {
		write(table, inverse(changes), seq);
	}
}
