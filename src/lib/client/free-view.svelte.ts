import type { Hung } from '#lib/domain/free.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import { type ChangedMarks, Shown } from './free-shown.ts';

/** The free layer as it is shown: live, or as it was. */
export class FreeView {
	readonly #shown = new Shown();
	#version = $state(0);

	/** Goes up by one with every change. */
	get version(): number {
		return this.#version;
	}

	/** Everything that is shown, by id. Written in place: read `version` too in order to depend on it. */
	get all(): ReadonlyMap<MarkId, Hung> {
		return this.#shown.all;
	}

	/** Hears which marks were made, changed, moved or taken away, once a change. Returns how to stop. */
	onChange(listener: (changed: ChangedMarks) => void): () => void {
		return this.#shown.onChange(listener);
	}

	/** Looks at these again. */
	refresh(ids: ChangedMarks, read: (id: MarkId) => Hung | null): void {
		const changed = this.#shown.refresh(ids, read);
		if (changed.size === 0) return;
		this.#version++;
		this.#shown.tell(changed);
	}
}
