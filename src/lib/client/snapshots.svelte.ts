import type { AgreedBoard } from '#lib/domain/agreed.ts';

/** The newest agreed board, fetched when it is first looked at and kept until there is a newer one. */
export class Snapshots {
	readonly #fetch: (version: number) => Promise<AgreedBoard>;
	#kept = $state.raw<{ readonly version: number; readonly board: AgreedBoard } | null>(null);
	#asked: number | null = null;

	constructor(fetch: (version: number) => Promise<AgreedBoard>) {
		this.#fetch = fetch;
	}

	/** Null while it is not here; whoever reads it in a derived value is told when it is. */
	at(version: number): AgreedBoard | null {
		if (this.#kept?.version === version) return this.#kept.board;
		if (this.#asked !== version) {
			this.#asked = version;
			queueMicrotask(() => void this.#want(version));
		}
		return null;
	}

	async #want(version: number): Promise<void> {
		try {
			const board = await this.#fetch(version);
			if (this.#asked === version) this.#kept = { version, board };
		} catch {
			// Not reached: whoever looks next asks again.
			if (this.#asked === version) this.#asked = null;
		}
	}
}
