import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from '#lib/document/docs.ts';
import type { Collected } from './collected.ts';
import { keepInMemory, type Keep, type KeptDoc, keyOf, type LastSeen, type Scope, shelfOf } from './keep.ts';
import type { Outgoing } from './outbox.ts';
import type { LostMark, UnsentMark } from './unsent-marks.ts';
import type { MarkId } from '#lib/domain/ids.ts';

interface Shelf extends DBSchema {
	/** One row, `current`: who was signed in when the server was last reached. */
	who: { key: string; value: string };
	/** by `keyOf(scope)` */
	seen: { key: string; value: LastSeen };
	/** by `keyOf(scope)`, in order */
	outboxes: { key: string; value: readonly Outgoing[] };
	/** name of a kept document's own database → whose it is */
	docs: { key: string; value: string };
	/** by `shelfOf(scope, name)` */
	collected: { key: string; value: Collected };
	/** by `keyOf(scope)` */
	unsent: { key: string; value: readonly UnsentMark[] };
	/** by `keyOf(scope)` */
	lost: { key: string; value: readonly LostMark[] };
	/** Comments that were read, by `keyOf(scope)` */
	read: { key: string; value: readonly MarkId[] };
}

/** The version of the database that first had each store. */
const stores = { who: 1, seen: 1, outboxes: 1, docs: 1, collected: 2, unsent: 3, read: 3, lost: 4 } as const;

const open = (): Promise<IDBPDatabase<Shelf>> =>
	openDB<Shelf>('lockstep', 4, {
		upgrade(db, before) {
			for (const store of Object.keys(stores) as (keyof typeof stores)[])
				if (stores[store] > before) db.createObjectStore(store);
		},
		// A later version, in another tab, is not kept waiting by this one.
		blocking: (_current, _wanted, event) => {
			if (event.target instanceof IDBDatabase) event.target.close();
		}
	});

/** IndexedDB, shared by the tabs of this browser. Where it is refused (private windows), memory. */
export async function keepInBrowser(): Promise<Keep> {
	try {
		return keepIn(await open());
	} catch (error) {
		console.warn('This browser stores nothing: a reload while offline will lose what was not sent.', error);
		return keepInMemory();
	}
}

function keepIn(db: IDBPDatabase<Shelf>): Keep {
	return {
		who: async () => (await db.get('who', 'current')) ?? null,
		setWho: async (who) => {
			if (who === null) await db.delete('who', 'current');
			else await db.put('who', who, 'current');
		},
		lastSeen: async (scope) => (await db.get('seen', keyOf(scope))) ?? null,
		setLastSeen: async (scope, last) => {
			await db.put('seen', last, keyOf(scope));
		},
		outbox: async (scope) => (await db.get('outboxes', keyOf(scope))) ?? [],
		changeOutbox: (scope, change) => changed(db, 'outboxes', scope, change),
		collected: async (scope, name) => (await db.get('collected', shelfOf(scope, name))) ?? null,
		setCollected: async (scope, name, collected) => {
			if (collected === null) await db.delete('collected', shelfOf(scope, name));
			else await db.put('collected', collected, shelfOf(scope, name));
		},
		unsentMarks: async (scope) => (await db.get('unsent', keyOf(scope))) ?? [],
		changeUnsentMarks: (scope, change) => changed(db, 'unsent', scope, change),
		lostMarks: async (scope) => (await db.get('lost', keyOf(scope))) ?? [],
		changeLostMarks: (scope, change) => changed(db, 'lost', scope, change),
		readMarks: async (scope) => (await db.get('read', keyOf(scope))) ?? [],
		setReadMarks: async (scope, read) => {
			await db.put('read', read, keyOf(scope));
		},
		doc: (scope, generation, doc) => keepDoc(db, scope, generation, doc),
		forget: (who) => forget(db, who)
	};
}

/** Reads, changes and writes one list in one transaction; gives what is now kept. */
async function changed<Name extends 'outboxes' | 'unsent' | 'lost'>(
	db: IDBPDatabase<Shelf>,
	name: Name,
	scope: Scope,
	change: (kept: Shelf[Name]['value']) => Shelf[Name]['value']
): Promise<Shelf[Name]['value']> {
	const transaction = db.transaction(name, 'readwrite');
	const kept: Shelf[Name]['value'] | undefined = await transaction.store.get(keyOf(scope));
	const now = change(kept ?? []);
	await Promise.all([transaction.store.put(now, keyOf(scope)), transaction.done]);
	return now;
}

async function keepDoc(
	db: IDBPDatabase<Shelf>,
	scope: Scope,
	generation: number,
	doc: Doc
): Promise<KeptDoc> {
	const name = `lockstep ${keyOf(scope)} agreed@${generation}`;
	await db.put('docs', scope.who, name);
	const kept = new IndexeddbPersistence(name, doc);
	await kept.whenSynced;
	// Browsers close connections of tabs in the background, and a tab that deletes closes those of all others. It would go
	// on writing, throw while Yjs tells of an update, and nobody would ever hear of this document again.
	for (const gone of ['close', 'versionchange']) kept.db?.addEventListener(gone, () => void kept.destroy());
	return {
		close: () => kept.destroy(),
		forget: async () => {
			await kept.destroy();
			drop(name);
			await db.delete('docs', name);
		}
	};
}

async function forget(db: IDBPDatabase<Shelf>, who: string): Promise<void> {
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
