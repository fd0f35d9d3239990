import type { Hung } from '#lib/domain/free.ts';
import type { MarkId } from '#lib/domain/ids.ts';

export type ChangedMarks = ReadonlySet<MarkId>;

/** Names of all of these, each once. */
export const namesOf = (...all: readonly Iterable<MarkId>[]): ChangedMarks =>
	new Set(all.flatMap((each) => [...each]));

export const keyedById = (all: readonly Hung[]): ReadonlyMap<MarkId, Hung> =>
	new Map(all.map((each) => [each.id, each]));

/** The marks that are shown. Written in place; only what has changed is looked at again. */
export class Shown {
	readonly all = new Map<MarkId, Hung>();
	readonly #listeners = new Set<(changed: ChangedMarks) => void>();

	onChange(listener: (changed: ChangedMarks) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	tell(changed: ChangedMarks): void {
		for (const listener of this.#listeners) listener(changed);
	}

	/** Looks at these again; says which of them are otherwise now. */
	refresh(ids: ChangedMarks, read: (id: MarkId) => Hung | null): ChangedMarks {
		const changed = new Set<MarkId>();
		for (const id of ids) {
			const hung = read(id);
			if (!hung && !this.all.has(id)) continue;
			if (hung) this.all.set(id, hung);
			else this.all.delete(id);
			changed.add(id);
		}
		return changed;
	}
}
