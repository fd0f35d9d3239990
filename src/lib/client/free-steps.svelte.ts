import { type Change, noHistory, onceEach, redone, stepped, type Taken, undone } from './free-history.ts';

/** One's own steps in the free layer, taken back and taken again; nobody else's work is touched. */
export class FreeSteps {
	readonly #take: (changes: readonly Change[]) => void;
	#history = $state.raw(noHistory);

	/** `take`: writes what of these changes still makes sense on what stands there. */
	constructor(take: (changes: readonly Change[]) => void) {
		this.#take = take;
	}

	/** UTC ms of the last own step that can be taken back, to be held against other steps; null for none. */
	get undoAt(): number | null {
		return this.#history.done.at(-1)?.at ?? null;
	}

	/** The same of what was taken back. */
	get redoAt(): number | null {
		return this.#history.undone.at(-1)?.at ?? null;
	}

	/** This was done at once. `at`: UTC ms. */
	did(changes: readonly Change[], at: number): void {
		if (changes.length > 0) this.#history = stepped(this.#history, { at, changes: onceEach(changes) });
	}

	/** Takes back this person's last step, as far as nobody has changed since what it changed. False where there is none. */
	undo(): boolean {
		return this.#go(undone(this.#history));
	}

	/** Takes the step again that was taken back last. */
	redo(): boolean {
		return this.#go(redone(this.#history));
	}

	#go(taken: Taken | null): boolean {
		if (!taken) return false;
		this.#take(taken.changes);
		this.#history = taken.history;
		return true;
	}
}
