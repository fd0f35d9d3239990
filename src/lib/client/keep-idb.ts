import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from '#lib/document/docs.ts';
import type { Keep } from './keep.ts';
import { keepLasting } from './lasting.ts';
import {
	type ChangeOf,
	type Kept,
	type KeptDoc,
	keyOf,
	type ListName,
	type Scope,
	type ShelfName,
	type Shelves
} from './shelves.ts';

interface Row<Value> {
	key: string;
	value: Value;
}

interface Stores extends DBSchema {
	who: Row<Kept['who']>;
	seen: Row<Kept['seen']>;
	outboxes: Row<Kept['outboxes']>;
	collected: Row<Kept['collected']>;
	unsent: Row<Kept['unsent']>;
	lost: Row<Kept['lost']>;
	read: Row<Kept['read']>;
	/** name of a kept document's own database → whose it is */
	docs: Row<string>;
}

/** The version of the database that first had each store. */
const stores = { who: 1, seen: 1, outboxes: 1, docs: 1, collected: 2, unsent: 3, read: 3, lost: 4 } as const;

/** Ms after which storage that says nothing counts as broken: some browsers never answer. A large board takes a while. */
const patience = { opening: 3_000, reading: 10_000 } as const;

const open = (): Promise<IDBPDatabase<Stores>> =>
	openDB<Stores>('lockstep', 4, {
		upgrade(db, before) {
			for (const store of Object.keys(stores) as (keyof typeof stores)[])
				if (stores[store] > before) db.createObjectStore(store);
		},
		// A later version, in another tab, is not kept waiting by this one.
		blocking: (_current, _wanted, event) => {
			if (event.target instanceof IDBDatabase) event.target.close();
		}
	});

/** IndexedDB, shared by the tabs of this browser; memory where it is refused (private windows), full or broken. */
export const keepInBrowser = (): Keep =>
	keepLasting(async () => shelvesIn(await within(patience.opening, open())));

const shelvesIn = (db: IDBPDatabase<Stores>): Shelves => ({
	read: <Name extends ShelfName>(name: Name, key: string) =>
		db.get(name, key) as Promise<Kept[Name] | undefined>,
	put: async (name, key, value) => {
		if (value === undefined) await db.delete(name, key);
		else await db.put(name, value, key);
	},
	change: (name, key, change) => changed(db, name, key, change),
	doc: (scope, generation, doc) => keepDoc(db, scope, generation, doc),
	forget: (who) => forget(db, who)
});

/** Reads, changes and writes one list in one transaction; gives what is now kept. */
async function changed<Name extends ListName>(
	db: IDBPDatabase<Stores>,
	name: Name,
	key: string,
	change: ChangeOf<Name>
): Promise<Kept[Name]> {
	const transaction = db.transaction(name, 'readwrite');
	const kept = (await transaction.store.get(key)) as Kept[Name] | undefined;
	const now = change(kept ?? []);
	await Promise.all([transaction.store.put(now, key), transaction.done]);
	return now;
}

async function keepDoc(
	db: IDBPDatabase<Stores>,
	scope: Scope,
	generation: number,
	doc: Doc
): Promise<KeptDoc> {
	const name = `lockstep ${keyOf(scope)} agreed@${generation}`;
	// A full disk lets nobody write, not even the same again, and a board that was kept before can still be read.
	if ((await db.getKey('docs', name)) === undefined) await db.put('docs', scope.who, name);
	const kept = await persisted(name, doc);
	return {
		close: () => kept.destroy(),
		forget: async () => {
			await kept.destroy();
			drop(name);
			// Where that fails the name is left, and goes when its person signs out.
			await db.delete('docs', name).catch(() => {});
		}
	};
}

/** Fills `doc` with what is kept under this name, and keeps what is added to it as long as the browser lets it. */
async function persisted(name: string, doc: Doc): Promise<IndexeddbPersistence> {
	const kept = new IndexeddbPersistence(name, doc);
	try {
		await within(patience.reading, Promise.all([kept._db, kept.whenSynced]));
	} catch (error) {
		kept.destroy().catch(() => {});
		throw error;
	}
	// Browsers close connections of tabs in the background, and another tab's deleting closes them everywhere. It would
	// go on writing, throw while Yjs tells of an update, and nobody would ever hear of this document again.
	for (const gone of ['close', 'versionchange']) kept.db?.addEventListener(gone, () => void kept.destroy());
	return kept;
}

async function forget(db: IDBPDatabase<Stores>, who: string): Promise<void> {
	const transaction = db.transaction(['seen', 'docs'], 'readwrite');
	const names: string[] = [];
	for await (const cursor of transaction.objectStore('docs'))
		if (cursor.value === who) {
			names.push(cursor.key);
			await cursor.delete();
		}
	for await (const cursor of transaction.objectStore('seen'))
		if (cursor.key.startsWith(`${who} `)) await cursor.delete();
	await transaction.done;
	for (const name of names) drop(name);
}

/** Deleting waits for other tabs to let go; nobody waits for it. */
function drop(name: string): void {
	deleteDB(name).catch((error: unknown) => console.warn(`${name} could not be deleted`, error));
}

/** Rejects where it takes longer. */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
	const late = new Promise<never>((_, reject) =>
		setTimeout(() => reject(new Error('The browser’s storage does not answer.')), ms)
	);
	return Promise.race([work, late]);
}
