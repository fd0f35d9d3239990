import { type Doc, fill } from '#lib/document/docs.ts';
import type { Collected } from './collected.ts';
import type { Outgoing } from './outbox.ts';
import type { LostMark, UnsentMark } from './unsent-marks.ts';
import type { Bootstrap, Person } from './wire.ts';
import type { MarkId } from '#lib/domain/ids.ts';

/** Whose and of which board something kept is; nobody else's is shown or sent. `who` is a person id or `watcher`. */
export interface Scope {
	readonly who: string;
	readonly board: string;
}

/** What was last known of a board: enough to show it without the server. */
export interface LastSeen {
	readonly bootstrap: Bootstrap;
	readonly people: readonly Person[];
}

/** A document kept in the browser. */
export interface KeptDoc {
	/** Stops keeping; what is kept stays. */
	close(): Promise<void>;
	/** Stops keeping and deletes it. */
	forget(): Promise<void>;
}

/** What a person puts together before anybody is asked, one of each a board. */
export type CollectionName = 'trade' | 'what-if';

/** What this browser remembers between two loads. `keepInBrowser()` is IndexedDB; `keepInMemory()` ends with the page. */
export interface Keep {
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

export const keyOf = ({ who, board }: Scope): string => `${who} ${board}`;
/** The key of one of a person's collections. */
export const shelfOf = (scope: Scope, name: CollectionName): string => `${keyOf(scope)} ${name}`;

/** For tests, and where a browser refuses to store. Given to a second board, it is what a reload finds. */
export function keepInMemory(): Keep {
	const seen = new Map<string, LastSeen>();
	const outboxes = new Map<string, readonly Outgoing[]>();
	const docs = new Map<string, Uint8Array[]>();
	const making = new Map<string, Collected | null>();
	const unsent = new Map<string, readonly UnsentMark[]>();
	const lost = new Map<string, readonly LostMark[]>();
	const read = new Map<string, readonly MarkId[]>();
	let current: string | null = null;
	return {
		who: async () => current,
		setWho: async (who) => void (current = who),
		lastSeen: async (scope) => seen.get(keyOf(scope)) ?? null,
		setLastSeen: async (scope, last) => void seen.set(keyOf(scope), last),
		outbox: async (scope) => outboxes.get(keyOf(scope)) ?? [],
		changeOutbox: async (scope, change) => changed(outboxes, scope, change),
		collected: async (scope, name) => making.get(shelfOf(scope, name)) ?? null,
		setCollected: async (scope, name, collected) => void making.set(shelfOf(scope, name), collected),
		unsentMarks: async (scope) => unsent.get(keyOf(scope)) ?? [],
		changeUnsentMarks: async (scope, change) => changed(unsent, scope, change),
		lostMarks: async (scope) => lost.get(keyOf(scope)) ?? [],
		changeLostMarks: async (scope, change) => changed(lost, scope, change),
		readMarks: async (scope) => read.get(keyOf(scope)) ?? [],
		setReadMarks: async (scope, ids) => void read.set(keyOf(scope), ids),
		doc: async (scope, generation, doc) => keepDoc(docs, `${keyOf(scope)} ${generation}`, doc),
		forget: async (who) => {
			for (const kept of [seen, docs])
				for (const key of kept.keys()) if (key.startsWith(`${who} `)) kept.delete(key);
		}
	};
}

function changed<T>(
	lists: Map<string, readonly T[]>,
	scope: Scope,
	change: (list: readonly T[]) => readonly T[]
): readonly T[] {
	const now = change(lists.get(keyOf(scope)) ?? []);
	lists.set(keyOf(scope), now);
	return now;
}

function keepDoc(docs: Map<string, Uint8Array[]>, name: string, doc: Doc): KeptDoc {
	const updates = docs.get(name) ?? [];
	docs.set(name, updates);
	for (const update of updates) fill(doc, update);
	const add = (update: Uint8Array) => void updates.push(update);
	doc.on('update', add);
	const close = async () => doc.off('update', add);
	return { close, forget: () => close().then(() => void docs.delete(name)) };
}
