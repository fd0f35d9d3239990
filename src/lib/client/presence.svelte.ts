import type { Notice, Present } from '#lib/document/messages.ts';
import { type Hand, places } from '#lib/document/presence.ts';
import type { Sight } from '#lib/document/sights.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import { Gaze } from './gaze.ts';
import {
	type Hands,
	noHands,
	ofThoseHere,
	type OtherHand,
	otherHands,
	Pointer,
	type Touching,
	withHands
} from './hands.ts';
import type { LiveTable } from './table.svelte.ts';
import { Together } from './together.svelte.ts';

/** Who else is on the board, where their hands are, and where this one's is. Never stored. */
export class Presence {
	readonly #live: LiveTable;
	readonly #me: PersonId | null;
	readonly #pointer: Pointer;
	readonly #gaze: Gaze;
	/** Who presents, and who follows whom. */
	readonly together: Together;
	#here = $state.raw<readonly Present[]>([]);
	#present = $state(0);
	#watching = $state(0);
	#known = $state.raw<Hands>(noHands);
	readonly #hands = $derived.by(() =>
		this.#live.read((table) => otherHands(table, this.#known, this.#here, this.#mine))
	);

	constructor(live: LiveTable, me: PersonId | null, send: (bytes: Uint8Array) => boolean) {
		this.#live = live;
		this.#me = me;
		this.#pointer = new Pointer(live.table, send);
		this.#gaze = new Gaze((sight) => this.#pointer.sees(sight));
		this.together = new Together({
			...{ me, send },
			here: () => this.#here,
			sightOf: (who) => this.#sightOf(who),
			followed: (followed) => this.#gaze.followed(followed)
		});
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

	point(touching: Touching): void {
		if (this.#me !== null) this.#pointer.at(touching);
	}

	/** What this seat has before it now. */
	look(sight: Sight): void {
		if (this.#me !== null) this.#gaze.at(sight);
	}

	/** A new connection: the server knows nothing of this hand. What it told of others' came before it was level. */
	renewed(): void {
		this.#pointer.forgotten();
		this.#gaze.forgotten();
		this.together.renewed();
	}

	/** Nobody is known to be here any more. */
	lost(): void {
		this.#here = [];
		this.#present = 0;
		this.#watching = 0;
		this.#known = noHands;
		this.together.lost();
	}

	noticed(notice: Exclude<Notice, { kind: 'turned' | 'saving' }>): void {
		switch (notice.kind) {
			case 'here':
				this.#here = notice.people;
				this.#present = notice.present;
				this.#watching = notice.watching;
				if (this.#me !== null) this.#known = ofThoseHere(this.#known, notice.people);
				return this.together.met();
			case 'floor':
			case 'gather':
			case 'followed':
			case 'unwished':
				return this.together.noticed(notice);
			default:
				return unreachable(notice);
		}
	}

	moved(news: readonly Hand[]): void {
		// A watcher is told of the presenter only: what was told before was another's.
		this.#known = withHands(this.#me === null ? noHands : this.#known, news);
	}

	close(): void {
		this.#pointer.close();
		this.#gaze.close();
	}

	/** Whose hand is this one's own, and not drawn. A screen on a wall has none. */
	get #mine(): PersonId | null {
		return this.together.following?.kind === 'presenter' ? null : this.#me;
	}

	/** A watcher is told of one only, and of nobody's number. */
	#sightOf(who: number | null): Sight | null {
		const seen = who === null ? [...this.#known.values()][0]?.seen : this.#known.get(who)?.seen;
		return seen ? this.#live.read((table) => places(table).sight(seen)) : null;
	}
}
