import { SvelteMap } from 'svelte/reactivity';
import type { PersonId } from '#lib/domain/ids.ts';
import type { Person } from './wire.ts';

/** The directory beside the log: who a person id is. Entries hold only ids. */
export class People {
	readonly #fetch: () => Promise<readonly Person[]>;
	readonly #known = new SvelteMap<PersonId, Person>();
	readonly #missed = new Set<PersonId>();
	#fetching = false;

	constructor(fetch: () => Promise<readonly Person[]>) {
		this.#fetch = fetch;
	}

	get all(): ReadonlyMap<PersonId, Person> {
		return this.#known;
	}

	learn(people: readonly Person[]): void {
		for (const person of people) {
			const known = this.#known.get(person.person);
			if (known?.name !== person.name || known.initials !== person.initials)
				this.#known.set(person.person, person);
		}
	}

	/** A person's name, or "Somebody" while it is not known; asking is what makes it known. */
	nameOf(person: PersonId): string {
		return this.#look(person)?.name ?? 'Somebody';
	}

	initialsOf(person: PersonId): string {
		return this.#look(person)?.initials ?? '··';
	}

	/** Asks the server anew. Failing is no harm: names come with the next time. */
	async fetch(): Promise<void> {
		if (this.#fetching) return;
		this.#fetching = true;
		try {
			this.learn(await this.#fetch());
		} catch {
			// Not reached: see above.
		} finally {
			this.#fetching = false;
		}
	}

	#look(person: PersonId): Person | undefined {
		const known = this.#known.get(person);
		if (!known && !this.#missed.has(person)) {
			// Once a person: somebody erased is never known again.
			this.#missed.add(person);
			queueMicrotask(() => void this.fetch());
		}
		return known;
	}
}
