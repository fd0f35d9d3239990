import type { Wish } from '#lib/document/wishes.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';

/** What became of a wish about the floor. */
export type Granted =
	| { readonly kind: 'nothing' }
	/** Everybody is to be told how the floor stands. */
	| { readonly kind: 'changed' }
	/** Everybody is to be asked to come to the presenter. */
	| { readonly kind: 'gather'; readonly by: PersonId }
	| { readonly kind: 'refused'; readonly because: string };

/** What the floor has to know of people. Asked anew with each wish. */
export interface Leading {
	/** Whether the person leads or facilitates: they take the floor and give it. */
	leads(person: PersonId): boolean;
	isHere(person: PersonId): boolean;
}

const nothing: Granted = { kind: 'nothing' };
const changed: Granted = { kind: 'changed' };
const refused = (because: string): Granted => ({ kind: 'refused', because });

/** Ms between two calls for everybody to come. */
const pause = 2000;

/** Who presents, and who asks to. Lives as long as people are here, and is in no log. */
export class Floor {
	readonly #leading: Leading;
	#presenter: PersonId | null = null;
	/** In the order they asked. */
	readonly #asking = new Set<PersonId>();
	/** The presenter was given the floor by somebody who leads, and leads not. */
	#given = false;
	#gatheredAt = -Infinity;

	constructor(leading: Leading) {
		this.#leading = leading;
	}

	get presenter(): PersonId | null {
		return this.#presenter;
	}

	get asking(): readonly PersonId[] {
		return [...this.#asking];
	}

	/** Judges a wish of somebody who is here; `now` in ms of any clock that only goes forward. */
	wish(by: PersonId, wish: Exclude<Wish, { kind: 'follow' | 'watch' }>, now: number): Granted {
		switch (wish.kind) {
			case 'present':
				return wish.on ? this.#take(by) : this.#layDown(by);
			case 'gather':
				return this.#gather(by, now);
			case 'raise':
				return this.#raise(by, wish.up);
			case 'give':
				return this.#give(by, wish.to);
			default:
				return unreachable(wish);
		}
	}

	/** Somebody has gone for good. True where that changes the floor. */
	left(person: PersonId): boolean {
		const asked = this.#asking.delete(person);
		const had = this.#presenter === person;
		if (had) this.#presenter = null;
		return asked || had;
	}

	/** Seats have changed: who presents by a right they lost does so no more. True where that changes the floor. */
	judged(): boolean {
		if (this.#presenter === null || this.#given || this.#leading.leads(this.#presenter)) return false;
		this.#presenter = null;
		return true;
	}

	#take(by: PersonId): Granted {
		if (this.#presenter === by) return nothing;
		if (!this.#leading.leads(by))
			return refused('The facilitator gives the floor: raise your hand to ask for it.');
		return this.#hand(by, false);
	}

	#layDown(by: PersonId): Granted {
		if (this.#presenter !== by) return nothing;
		this.#presenter = null;
		return changed;
	}

	#gather(by: PersonId, now: number): Granted {
		if (this.#presenter !== by) return refused('Only who presents asks everybody to come.');
		if (now - this.#gatheredAt < pause) return refused('Everybody was asked to come a moment ago.');
		this.#gatheredAt = now;
		return { kind: 'gather', by };
	}

	#raise(by: PersonId, up: boolean): Granted {
		if (this.#asking.has(by) === up || (up && this.#presenter === by)) return nothing;
		if (up) this.#asking.add(by);
		else this.#asking.delete(by);
		return changed;
	}

	#give(by: PersonId, to: PersonId | null): Granted {
		if (!this.#leading.leads(by)) return refused('Only who facilitates or leads gives the floor.');
		if (to === null) {
			if (this.#presenter === null) return nothing;
			this.#presenter = null;
			return changed;
		}
		if (!this.#leading.isHere(to)) return refused('They are not here any more.');
		return this.#hand(to, !this.#leading.leads(to));
	}

	#hand(to: PersonId, given: boolean): Granted {
		this.#presenter = to;
		this.#given = given;
		this.#asking.delete(to);
		return changed;
	}
}
