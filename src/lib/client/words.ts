import { SvelteMap } from 'svelte/reactivity';
import type { WordsId } from '#lib/domain/ids.ts';

/** Ids a request: 64 hex digits each, well within what an address may be long. */
const batch = 40;

/** People's free text, fetched when it is first looked at, several at once, and kept: the text of an id never changes. */
export class Words {
	readonly #fetch: (ids: readonly string[]) => Promise<Readonly<Record<string, string>>>;
	readonly #texts = new SvelteMap<WordsId, string>();
	readonly #asked = new Set<WordsId>();
	#wanted: WordsId[] = [];

	constructor(fetch: (ids: readonly string[]) => Promise<Readonly<Record<string, string>>>) {
		this.#fetch = fetch;
	}

	/** The text, or undefined while it is not here; whoever reads it in a derived value is told when it is. */
	of(id: WordsId): string | undefined {
		const text = this.#texts.get(id);
		if (text === undefined && !this.#asked.has(id)) this.#want(id);
		return text;
	}

	#want(id: WordsId): void {
		this.#asked.add(id);
		this.#wanted.push(id);
		if (this.#wanted.length === 1) queueMicrotask(() => void this.#fetchWanted());
	}

	async #fetchWanted(): Promise<void> {
		const wanted = this.#wanted;
		this.#wanted = [];
		for (let from = 0; from < wanted.length; from += batch) {
			const ids = wanted.slice(from, from + batch);
			try {
				const texts = await this.#fetch(ids);
				for (const id of ids) if (texts[id] !== undefined) this.#texts.set(id, texts[id]);
			} catch {
				// Not reached: whoever looks next asks again.
				for (const id of ids) this.#asked.delete(id);
			}
		}
	}
}
