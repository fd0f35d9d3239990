import { agreedSinceLock, type Drift, driftSince } from '#lib/domain/drift.ts';
import { boardOf } from '#lib/domain/table.ts';
import type { Snapshots } from './snapshots.svelte.ts';
import type { LiveTable } from './table.svelte.ts';

/** How a board differs from what was agreed last. Worked out anew only where something was agreed to since. */
export class DriftSinceLock {
	readonly #live: LiveTable;
	readonly #snapshots: Snapshots;
	readonly #since = $derived.by(() => this.#live.read((table) => agreedSinceLock(table).join(' ')));
	readonly #version = $derived.by(() => this.#live.read((table) => boardOf(table)?.version ?? null));
	readonly #now = $derived.by((): readonly Drift[] | null => {
		if (this.#since === '' || this.#version === null) return [];
		const agreed = this.#snapshots.at(this.#version);
		return agreed && driftSince(agreed, this.#live.table);
	});

	constructor(live: LiveTable, snapshots: Snapshots) {
		this.#live = live;
		this.#snapshots = snapshots;
	}

	/** Null while the agreed board is being fetched. */
	get now(): readonly Drift[] | null {
		return this.#now;
	}
}
