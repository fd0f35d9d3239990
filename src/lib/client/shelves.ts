import { type Doc, fill } from '#lib/document/docs.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import type { Collected } from './collected.ts';
import type { Outgoing } from './outbox.ts';
import type { LostMark, UnsentMark } from './unsent-marks.ts';
import type { Bootstrap, Person } from './wire.ts';

/** Whose and of which board something kept is; nobody else's is shown or sent. `who` is a person id or `watcher`. */
export interface Scope {
	readonly who: string;
	readonly board: string;
}

export const keyOf = ({ who, board }: Scope): string => `${who} ${board}`;

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

/** What stands on each shelf, under keys; by `keyOf(scope)` where nothing else is said. */
export interface Kept {
	/** One row, `current`: who was signed in when the server was last reached. */
	readonly who: string;
	readonly seen: LastSeen;
	/** In order. */
	readonly outboxes: readonly Outgoing[];
	/** By `shelfOf(scope, name)`. */
	readonly collected: Collected;
	readonly unsent: readonly UnsentMark[];
	readonly lost: readonly LostMark[];
	/** Comments that were read. */
	readonly read: readonly MarkId[];
}
export type ShelfName = keyof Kept;
/** Those with lists that several tabs change. */
export type ListName = 'outboxes' | 'unsent' | 'lost';
export type ChangeOf<Name extends ListName> = (list: Kept[Name] | readonly []) => Kept[Name];

/** Where a browser keeps things. */
export interface Shelves {
	read<Name extends ShelfName>(name: Name, key: string): Promise<Kept[Name] | undefined>;
	/** Undefined takes it away. */
	put<Name extends ShelfName>(name: Name, key: string, value: Kept[Name] | undefined): Promise<void>;
	/** Reads, changes and writes in one transaction, also against other tabs; gives what is now kept. */
	change<Name extends ListName>(name: Name, key: string, change: ChangeOf<Name>): Promise<Kept[Name]>;
	/** See `Keep.doc`. */
	doc(scope: Scope, generation: number, doc: Doc): Promise<KeptDoc>;
	/** See `Keep.forget`. */
	forget(who: string): Promise<void>;
}

/** They end with the page. */
export function shelvesInMemory(): Shelves {
	const shelves: { readonly [Name in ShelfName]: Map<string, Kept[Name]> } = {
		who: new Map(),
		seen: new Map(),
		outboxes: new Map(),
		collected: new Map(),
		unsent: new Map(),
		lost: new Map(),
		read: new Map()
	};
	const docs = new Map<string, Uint8Array[]>();
	return {
		read: async (name, key) => shelves[name].get(key),
		put: async (name, key, value) => {
			if (value === undefined) shelves[name].delete(key);
			else shelves[name].set(key, value);
		},
		change: async (name, key, change) => {
			const now = change(shelves[name].get(key) ?? []);
			shelves[name].set(key, now);
			return now;
		},
		doc: async (scope, generation, doc) => keepDoc(docs, `${keyOf(scope)} ${generation}`, doc),
		forget: async (who) => {
			for (const kept of [shelves.seen, docs])
				for (const key of kept.keys()) if (key.startsWith(`${who} `)) kept.delete(key);
		}
	};
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
