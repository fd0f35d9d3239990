import type { Entry } from './entries.ts';
import type { RecordChange, Table } from './table.ts';

/**
 * What an entry changes: only the records that change, each with what it was, so that swapping them takes it
 * back. Pure; the server, seats, replay and the verifier all fold with it. Throws where an entry does not fit
 * the table, which is a broken log and never a person's mistake.
 */
export declare function apply(table: Table, entry: Entry): RecordChange[];
