import type { PersonId } from '#lib/domain/ids.ts';

interface Follow {
	readonly leader: PersonId;
	readonly quietly: boolean;
}

/** Who sees what somebody else sees. One leader a follower. */
export class Follows {
	readonly #of = new Map<PersonId, Follow>();
	readonly #by = new Map<PersonId, Set<PersonId>>();

	/** Lets `follower` follow `leader`, or nobody. Returns whose number of followers may be another now. */
	set(follower: PersonId, leader: PersonId | null, quietly: boolean): readonly PersonId[] {
		const before = this.#of.get(follower);
		if (before) this.#drop(follower, before.leader);
		if (leader !== null) this.#add(follower, { leader, quietly });
		return [...new Set([before?.leader, leader])].filter((each) => each !== undefined && each !== null);
	}

	/** Somebody has gone: nobody follows them, and they follow nobody. Returns as `set` does. */
	left(person: PersonId): readonly PersonId[] {
		for (const follower of this.#by.get(person) ?? []) this.#of.delete(follower);
		this.#by.delete(person);
		return this.set(person, null, false);
	}

	/** All who follow, openly or not. */
	followersOf(leader: PersonId): ReadonlySet<PersonId> {
		return this.#by.get(leader) ?? new Set();
	}

	/** How many do so openly: what the leader is told. */
	openlyBehind(leader: PersonId): number {
		return [...this.followersOf(leader)].filter((each) => this.#of.get(each)?.quietly === false).length;
	}

	leaderOf(follower: PersonId): PersonId | null {
		return this.#of.get(follower)?.leader ?? null;
	}

	/**
	 * By whom `leader` sees what `follower` sees, beginning with the leader: none where they don't. Two who followed each
	 * other would drive each other's boards away.
	 */
	circle(follower: PersonId, leader: PersonId): readonly PersonId[] {
		const chain = new Set<PersonId>();
		let each: PersonId | null = leader;
		for (; each !== null && each !== follower && !chain.has(each); each = this.leaderOf(each))
			chain.add(each);
		return each === follower ? [...chain] : [];
	}

	isQuiet(follower: PersonId): boolean {
		return this.#of.get(follower)?.quietly === true;
	}

	#add(follower: PersonId, follow: Follow): void {
		this.#of.set(follower, follow);
		const behind = this.#by.get(follow.leader) ?? new Set();
		this.#by.set(follow.leader, behind.add(follower));
	}

	#drop(follower: PersonId, leader: PersonId): void {
		this.#of.delete(follower);
		const behind = this.#by.get(leader);
		behind?.delete(follower);
		if (behind?.size === 0) this.#by.delete(leader);
	}
}
