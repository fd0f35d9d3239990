import { emptyTable, type Table } from '#lib/domain/table.ts';

/** A table that is written in place, and the number by which a derived value knows that it was. */
export class LiveTable {
	readonly table: Table;
	#version = $state(0);

	constructor(table = emptyTable()) {
		this.table = table;
	}

	/** Goes up by one with every step of the board; read it to depend on the table. */
	get version(): number {
		return this.#version;
	}

	/** The table was written. */
	stepped(): void {
		this.#version++;
	}

	/** What `read` makes of the table; in a derived value, again after every step. */
	read<T>(read: (table: Table, version: number) => T): T {
		return read(this.table, this.#version);
	}
}
