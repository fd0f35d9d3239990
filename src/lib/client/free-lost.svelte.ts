import type { MarkId } from '#lib/domain/ids.ts';
import type { Keep, Scope } from './keep.ts';
import { type LostMark, withLost } from './unsent-marks.ts';

/**
 * What this person wrote into the free layer and the board could not keep. It stays in their browser, over reloads,
 * until they have put it back or aside.
 */
export class LostMarks {
	readonly #keep: Keep;
	readonly #scope: Scope;
	#all = $state.raw<readonly LostMark[]>([]);

	constructor(keep: Keep, scope: Scope) {
		this.#keep = keep;
		this.#scope = scope;
	}

	get all(): readonly LostMark[] {
		return this.#all;
	}

	/** Takes up what was kept from the last time. */
	async begin(): Promise<void> {
		this.#all = await this.#keep.lostMarks(this.#scope);
	}

	add(more: readonly LostMark[]): void {
		if (more.length > 0) this.#change((all) => withLost(all, more));
	}

	/** Its author has seen to it. */
	drop(id: MarkId): void {
		this.#change((all) => all.filter((each) => each.id !== id));
	}

	#change(change: (all: readonly LostMark[]) => readonly LostMark[]): void {
		this.#all = change(this.#all);
		this.#keep.changeLostMarks(this.#scope, change).catch((error: unknown) => {
			console.warn('This browser could not keep what was lost; it is shown until the next reload', error);
		});
	}
}
