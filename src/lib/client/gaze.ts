import type { Sight } from '#lib/document/sights.ts';

/** Ms between two sights that are told: while somebody follows or this seat presents, and otherwise. */
export const gazePace = { followed: 200, alone: 2000 } as const;

/**
 * Tells what this seat sees when that changes: often while somebody follows, now and then otherwise, so that whoever
 * begins to follow has something to see at once, and nobody can tell by it that they are looked in on.
 */
export class Gaze {
	readonly #tell: (sight: Sight) => boolean;
	#sight: Sight | null = null;
	/** The last one that was told. */
	#told: Sight | null = null;
	#toldAt = -Infinity;
	#pace: number = gazePace.alone;
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(tell: (sight: Sight) => boolean) {
		this.#tell = tell;
	}

	at(sight: Sight): void {
		// Looked at anew is not seen anew.
		if (JSON.stringify(sight) === JSON.stringify(this.#sight)) return;
		this.#sight = sight;
		this.#plan();
	}

	/** Whether somebody follows, or this seat presents. */
	followed(followed: boolean): void {
		const pace = followed ? gazePace.followed : gazePace.alone;
		if (pace === this.#pace) return;
		this.#pace = pace;
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#plan();
	}

	/** The server knows nothing of this seat any more. */
	forgotten(): void {
		this.#told = null;
		this.#plan();
	}

	close(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#sight = null;
	}

	#plan(): void {
		if (this.#timer !== null || this.#sight === null || this.#sight === this.#told) return;
		const wait = this.#toldAt + this.#pace - performance.now();
		if (wait > 0) {
			this.#timer = setTimeout(() => {
				this.#timer = null;
				this.#plan();
			}, wait);
			return;
		}
		this.#toldAt = performance.now();
		if (this.#tell(this.#sight)) this.#told = this.#sight;
	}
}
