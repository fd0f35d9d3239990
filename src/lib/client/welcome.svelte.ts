import { seatWith } from '#lib/domain/authority.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { boardOf, type Table } from '#lib/domain/table.ts';
import type { Keep, Scope } from './keep.ts';
import type { LiveTable } from './table.svelte.ts';
import type { Bootstrap, Me, Person } from './wire.ts';

/** What the server said when it let this seat in: who it is, what the board is called, and the time by its clock. */
export class Welcome {
	readonly #live: LiveTable;
	/** The server's clock minus this one's, ms. */
	#ahead = 0;
	/** The generation that is shown. */
	#shown = 0;
	#bootstrap = $state.raw<Bootstrap>() as Bootstrap;
	readonly #me = $derived.by(() => this.#live.read((table) => this.#meOn(table)));

	constructor(live: LiveTable, bootstrap: Bootstrap) {
		this.#live = live;
		this.#bootstrap = bootstrap;
	}

	/** Who this seat is; seats as the table has them now. */
	get me(): Me {
		return this.#me;
	}

	/** The board's name, before its table says it too. */
	get name(): string {
		return this.#live.read((table) => boardOf(table)?.name ?? this.#bootstrap.name);
	}

	/** What this person may do in the free layer now. */
	rightsOf(me: PersonId | null) {
		const has = (right: 'draft' | 'facilitate'): boolean =>
			me !== null && this.#live.read((table) => seatWith(table, me, right)) !== null;
		return { drafts: has('draft'), facilitates: has('facilitate') };
	}

	/** The server's time, UTC ms. */
	serverNow(): number {
		return Date.now() + this.#ahead;
	}

	/** The server said anew who this seat is and where the board stands. */
	greeted(reply: Bootstrap): void {
		this.#bootstrap = reply;
		this.told(reply.now);
	}

	/** The server said what time it is, UTC ms. */
	told(now: number): void {
		this.#ahead = now - Date.now();
	}

	shows(generation: number): void {
		this.#shown = generation;
	}

	/** Keeps what a reload without the server begins with: the generation whose document is kept, above all. */
	remember(keep: Keep, scope: Scope, people: readonly Person[]): void {
		const bootstrap = { ...this.#bootstrap, generation: this.#shown };
		keep.setLastSeen(scope, { bootstrap, people }).catch((error: unknown) => {
			console.warn('This browser could not keep the board for a time without the server', error);
		});
	}

	#meOn(table: Table): Me {
		const { me } = this.#bootstrap;
		const seats = me.person === null ? undefined : table.seats.get(me.person)?.seats;
		return seats ? { ...me, seats } : me;
	}
}
