import { randomInt } from 'node:crypto';
import type { PersonId } from '#lib/domain/ids.ts';

/** How many ids are held for a person who has not written under them. */
const held = 32;

/**
 * Whose Yjs client ids are whose in one draft. An id belongs to whoever was given it or used it first; once
 * something was written under it, for the whole generation.
 */
export function createClientIds(bound: ReadonlyMap<number, PersonId>, most: number) {
	const owners = new Map(bound);
	const reserved = new Map<number, PersonId>();
	const counts = new Map<PersonId, number>();
	for (const person of owners.values()) counts.set(person, (counts.get(person) ?? 0) + 1);

	const ownerOf = (client: number): PersonId | undefined => owners.get(client) ?? reserved.get(client);

	function hold(client: number, person: PersonId): void {
		const mine = [...reserved].filter(([, owner]) => owner === person);
		const [oldest] = mine;
		if (oldest && mine.length >= held) reserved.delete(oldest[0]);
		reserved.set(client, person);
	}

	return {
		ownerOf,
		isBound: (client: number): boolean => owners.has(client),
		/** How many something was written under. */
		get bound(): number {
			return owners.size;
		},
		roomFor: (person: PersonId): boolean => (counts.get(person) ?? 0) < most,
		/** A fresh id for one browser of this person. */
		reserve(person: PersonId): number {
			let client = 0;
			while (client === 0 || ownerOf(client) !== undefined) client = randomInt(1, 2 ** 32);
			hold(client, person);
			return client;
		},
		/** Whether the id is this person's, or nobody's and now held for them. */
		claim(client: number, person: PersonId): boolean {
			const owner = ownerOf(client);
			if (owner === undefined) hold(client, person);
			return owner === undefined || owner === person;
		},
		/** Something was written under the id. */
		bind(client: number, person: PersonId): void {
			reserved.delete(client);
			owners.set(client, person);
			counts.set(person, (counts.get(person) ?? 0) + 1);
		}
	};
}
export type ClientIds = ReturnType<typeof createClientIds>;
