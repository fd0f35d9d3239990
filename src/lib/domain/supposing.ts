import { write, type RecordChange, type Table } from './table.ts';
import { workingCopy } from './working.ts';

/** The table as it would be after these changes; the table itself is left alone. Good until that changes. */
export function supposing(table: Table, changes: readonly RecordChange[]): Table {
	const then = { ...workingCopy(table), board: new Map(table.board) };
	write(then, changes, table.seq);
	return then;
}
