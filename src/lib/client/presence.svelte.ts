import type { Notice, Present } from '#lib/document/messages.ts';
import type { Hand, Spot } from '#lib/document/presence.ts';
import type { ItemId, PersonId } from '#lib/domain/ids.ts';
import { type Hands, noHands, ofThoseHere, type OtherHand, otherHands, Pointer, withHands } from './hands.ts';
import type { LiveTable } from './table.svelte.ts';

/** Who else is on the board, where their hands are, and where this one's is. Never stored. */
export class Presence {
	readonly #live: LiveTable;
	readonly #me: PersonId | null;
	readonly #pointer: Pointer;
	#here = $state.raw<readonly Present[]>([]);
	#present = $state(0);
	#watching = $state(0);
	#known = $state.raw<Hands>(noHands);
	readonly #hands = $derived.by(() =>
		this.#live.read((table) => otherHands(table, this.#known, this.#here, this.#me))
	);

	constructor(live: LiveTable, me: PersonId | null, send: (bytes: Uint8Array) => void) {
		this.#live = live;
		this.#me = me;
		this.#pointer = new Pointer(live.table, send);
	}

	get here(): readonly Present[] {
		return this.#here;
	}

	/** How many people are here; a watcher gets no names, only this. */
	get present(): number {
		return this.#present;
	}

	get watching(): number {
		return this.#watching;
	}

	get hands(): readonly OtherHand[] {
		return this.#hands;
	}

	point(spot: Spot | null, carrying: ItemId | null): void {
		if (this.#me !== null) this.#pointer.at(spot, carrying);
	}

	/** A new connection: the server knows nothing of anybody's hand, nor this seat of others'. */
	renewed(): void {
		this.#known = noHands;
		this.#pointer.forgotten();
	}

	/** Nobody is known to be here any more. */
	lost(): void {
		this.#here = [];
		this.#present = 0;
		this.#watching = 0;
		this.#known = noHands;
	}

	noticed({ people, present, watching }: Extract<Notice, { kind: 'here' }>): void {
		this.#here = people;
		this.#present = present;
		this.#watching = watching;
		this.#known = ofThoseHere(this.#known, people);
	}

	moved(news: readonly Hand[]): void {
		this.#known = withHands(this.#known, news);
	}

	close(): void {
		this.#pointer.close();
	}
}
