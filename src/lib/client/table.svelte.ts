import { untrack } from 'svelte';
import { emptyTable, type RecordChange, type Table } from '#lib/domain/table.ts';

/** Steps that are remembered: as many as come in while a page in the background draws nothing. */
const remembered = 64;

/** A table that is written in place, and the number by which a derived value knows that it was. */
export class LiveTable {
	readonly table: Table;
	#version = $state(0);
	/** What the last steps wrote. */
	#steps: readonly (readonly RecordChange[])[] = [];

	constructor(table = emptyTable()) {
		this.table = table;
	}

	/** Goes up by one with every step of the board; read it to depend on the table. */
	get version(): number {
		return this.#version;
	}

	/** The table was written: with `changes`, or with whatever it was. */
	stepped(changes: readonly RecordChange[] | null = null): void {
		this.#steps = changes === null ? [] : [...this.#steps.slice(1 - remembered), changes];
		this.#version++;
	}

	/** All that was written since a version, in order; null where that is no longer known. */
	changesSince = (version: number): readonly RecordChange[] | null => {
		const steps = untrack(() => this.#version) - version;
		return steps < 0 || steps > this.#steps.length
			? null
			: this.#steps.slice(this.#steps.length - steps).flat();
	};

	/** What `read` makes of the table; in a derived value, again after every step. */
	read<T>(read: (table: Table, version: number) => T): T {
		return read(this.table, this.#version);
	}
}
