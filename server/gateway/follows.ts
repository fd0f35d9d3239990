import type { PersonId } from '#lib/domain/ids.ts';

/** What one tab follows. */
export interface Follow {
	/** Whose tab it is. */
	readonly by: PersonId;
	readonly leader: PersonId;
	readonly quietly: boolean;
}

/**
 * Who sees what somebody else sees. A browser tab follows (`Tab`: its socket), not a person: of two side by side one may go
 * along with a leader while work is done in the other, and what is begun or closed in one must not end what the other
 * does. A person is followed: whoever follows wants what they look at, in whichever tab. One leader a tab.
 */
export class Follows<Tab extends object> {
	readonly #of = new Map<Tab, Follow>();
	readonly #behind = new Map<PersonId, Set<Tab>>();

	/** What a tab follows from now on; null: nobody. Returns whose number of followers may be another now. */
	set(tab: Tab, follow: Follow | null): readonly PersonId[] {
		const before = this.#of.get(tab);
		if (before) this.#drop(tab, before.leader);
		if (follow) this.#add(tab, follow);
		return [...new Set([before?.leader, follow?.leader])].filter((each) => each !== undefined);
	}

	/** A person has gone with their last tab: nobody follows them. */
	left(person: PersonId): void {
		for (const tab of this.#behind.get(person) ?? []) this.#of.delete(tab);
		this.#behind.delete(person);
	}

	/** All tabs that follow, openly or not. */
	behind(leader: PersonId): ReadonlySet<Tab> {
		return this.#behind.get(leader) ?? new Set();
	}

	/** How many people do so openly, in however many tabs: what the leader is told. */
	openlyBehind(leader: PersonId): number {
		const people = new Set<PersonId>();
		for (const tab of this.behind(leader)) {
			const follow = this.#of.get(tab);
			if (follow?.quietly === false) people.add(follow.by);
		}
		return people.size;
	}

	leaderOf(tab: Tab): PersonId | null {
		return this.#of.get(tab)?.leader ?? null;
	}

	/**
	 * Tabs by which `leader` sees what `person` sees, beginning with one of the leader's: none where they don't. Two who
	 * followed each other would drive each other's boards away.
	 */
	circle(person: PersonId, leader: PersonId, seen = new Set<PersonId>()): readonly Tab[] {
		seen.add(leader);
		for (const [tab, follow] of this.#of) {
			if (follow.by !== leader || seen.has(follow.leader)) continue;
			if (follow.leader === person) return [tab];
			const rest = this.circle(person, follow.leader, seen);
			if (rest.length > 0) return [tab, ...rest];
		}
		return [];
	}

	isQuiet(tab: Tab): boolean {
		return this.#of.get(tab)?.quietly === true;
	}

	#add(tab: Tab, follow: Follow): void {
		this.#of.set(tab, follow);
		const behind = this.#behind.get(follow.leader) ?? new Set();
		this.#behind.set(follow.leader, behind.add(tab));
	}

	#drop(tab: Tab, leader: PersonId): void {
		this.#of.delete(tab);
		const behind = this.#behind.get(leader);
		behind?.delete(tab);
		if (behind?.size === 0) this.#behind.delete(leader);
	}
}
