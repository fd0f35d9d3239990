import type { PersonId, ProposalId, WordsId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';

/** Where a view reads the board from: the live board, or a moment of the past. */
export interface Source {
	readonly table: Table;
	/** Bumps with each change of `table`, which is written in place. */
	readonly version: number;
	nameOf(person: PersonId): string;
	initialsOf(person: PersonId): string;
	/** Free text by its id; undefined while it is on its way. */
	words(id: WordsId): string | undefined;
	/** Open proposals that their author is putting together anew; the past knows of none. */
	readonly changing?: ReadonlySet<ProposalId>;
	/** UTC ms as the server has it. */
	serverNow(): number;
}

/** A table as of a version: having read the version is what makes a derived value follow the table. */
export const asOf = (_version: number, table: Table): Table => table;
