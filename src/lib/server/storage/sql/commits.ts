import type { Commit } from '../ports.ts';

/** Tells of commits to whoever follows them. */
export class Commits {
	readonly #seen = new Set<(commit: Commit) => void>();

	/** From now on; the answer ends that. */
	follow(seen: (commit: Commit) => void): () => void {
		this.#seen.add(seen);
		return () => void this.#seen.delete(seen);
	}

	tell(commit: Commit): void {
		for (const seen of this.#seen) seen(commit);
	}
}
