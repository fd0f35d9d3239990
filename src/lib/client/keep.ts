import type { Doc } from '#lib/document/docs.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import type { Collected } from './collected.ts';
import type { Outgoing } from './outbox.ts';
import { type KeptDoc, keyOf, type LastSeen, type Scope, type Shelves, shelvesInMemory } from './shelves.ts';
import type { LostMark, UnsentMark } from './unsent-marks.ts';

export { type KeptDoc, keyOf, type LastSeen, type Scope } from './shelves.ts';

/** What a person puts together before anybody is asked, one of each a board. */
export type CollectionName = 'trade' | 'what-if';

/** What this browser remembers between two loads. `keepInBrowser()` is IndexedDB; `keepInMemory()` ends with the page. */
export interface Keep {
	/** Resolves where nothing can be written any more: what is kept from then on ends with the page. */
	readonly lapsed: Promise<void>;
	/** Who was signed in when the server was last reached. */
	who(): Promise<string | null>;
	setWho(who: string | null): Promise<void>;
	lastSeen(scope: Scope): Promise<LastSeen | null>;
	setLastSeen(scope: Scope, seen: LastSeen): Promise<void>;
	outbox(scope: Scope): Promise<readonly Outgoing[]>;
	/** Reads, changes and writes in one transaction, also against other tabs; gives what is now kept. */
	changeOutbox(
		scope: Scope,
		change: (outbox: readonly Outgoing[]) => readonly Outgoing[]
	): Promise<readonly Outgoing[]>;
	/** A trade in the making, or a what-if; null for none. It never leaves this browser unless its author proposes it. */
	collected(scope: Scope, name: CollectionName): Promise<Collected | null>;
	setCollected(scope: Scope, name: CollectionName, collected: Collected | null): Promise<void>;
	/** What was written into the free layer and not confirmed. */
	unsentMarks(scope: Scope): Promise<readonly UnsentMark[]>;
	/** Like `changeOutbox`. */
	changeUnsentMarks(
		scope: Scope,
		change: (unsent: readonly UnsentMark[]) => readonly UnsentMark[]
	): Promise<readonly UnsentMark[]>;
	/** What was written into the free layer and could not be kept there, until its author has seen to it. */
	lostMarks(scope: Scope): Promise<readonly LostMark[]>;
	/** Like `changeOutbox`. */
	changeLostMarks(
		scope: Scope,
		change: (lost: readonly LostMark[]) => readonly LostMark[]
	): Promise<readonly LostMark[]>;
	/** Comments this person has read. */
	readMarks(scope: Scope): Promise<readonly MarkId[]>;
	setReadMarks(scope: Scope, read: readonly MarkId[]): Promise<void>;
	/** Fills `doc` with what is kept under this name, and keeps from then on what is added to it. */
	doc(scope: Scope, generation: number, doc: Doc): Promise<KeptDoc>;
	/**
	 * Deletes what is kept of boards for `who`. The outbox and what is being put together stay: what was not sent
	 * belongs to its author, and is shown to nobody else.
	 */
	forget(who: string): Promise<void>;
}

/** The key of one of a person's collections. */
export const shelfOf = (scope: Scope, name: CollectionName): string => `${keyOf(scope)} ${name}`;

/** What is remembered on these shelves; `lapsed` as in `Keep`. */
export const keepOn = (shelves: Shelves, lapsed: Promise<void> = new Promise(() => {})): Keep => ({
	lapsed,
	who: async () => (await shelves.read('who', 'current')) ?? null,
	setWho: (who) => shelves.put('who', 'current', who ?? undefined),
	lastSeen: async (scope) => (await shelves.read('seen', keyOf(scope))) ?? null,
	setLastSeen: (scope, last) => shelves.put('seen', keyOf(scope), last),
	outbox: async (scope) => (await shelves.read('outboxes', keyOf(scope))) ?? [],
	changeOutbox: (scope, change) => shelves.change('outboxes', keyOf(scope), change),
	collected: async (scope, name) => (await shelves.read('collected', shelfOf(scope, name))) ?? null,
	setCollected: (scope, name, made) => shelves.put('collected', shelfOf(scope, name), made ?? undefined),
	unsentMarks: async (scope) => (await shelves.read('unsent', keyOf(scope))) ?? [],
	changeUnsentMarks: (scope, change) => shelves.change('unsent', keyOf(scope), change),
	lostMarks: async (scope) => (await shelves.read('lost', keyOf(scope))) ?? [],
	changeLostMarks: (scope, change) => shelves.change('lost', keyOf(scope), change),
	readMarks: async (scope) => (await shelves.read('read', keyOf(scope))) ?? [],
	setReadMarks: (scope, read) => shelves.put('read', keyOf(scope), read),
	doc: (scope, generation, doc) => shelves.doc(scope, generation, doc),
	forget: (who) => shelves.forget(who)
});

/** For tests. Given to a second board, it is what a reload finds. */
export const keepInMemory = (): Keep => keepOn(shelvesInMemory());
