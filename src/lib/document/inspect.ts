import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { PersonId } from '#lib/domain/ids.ts';
import { isReserved } from '#lib/domain/pieces.ts';
import { draftRoots, parseMove } from './draft.ts';

/**
 * Nothing raw touches a live document. A client's update to the draft is read strictly, checked struct by
 * struct, tried on a shadow, judged by what it did there, and only what the shadow itself says about it goes
 * further. Yjs would accept much more than a seat may do: writing under another's client id, deleting
 * another's keys, structs that hang nowhere, bytes that cost a hundred megabytes.
 */

/** Bounds of one update and of one draft. Bytes, pieces, keys. */
export const bounds = { update: 64 * 1024, structs: 2000, ranges: 2000, keys: 5000, mine: 500 } as const;

/** Whose Yjs clients are whose, as far as it is known. */
export interface Owners {
	/** Who wrote first under this client id, or was given it; undefined where nobody. */
	ownerOf(client: number): PersonId | undefined;
	/** Whether `person` may have one more. */
	roomFor(person: PersonId): boolean;
}

/** What an update came to: bytes to store and pass on (null: nothing new), and clients now bound. */
export type Inspected =
	| { readonly ok: true; readonly update: Uint8Array | null; readonly clients: readonly number[] }
	| { readonly ok: false; readonly because: string };

/** Thrown inside this file only: the reason an update is refused. */
class Refused extends Error {}

function must(condition: boolean, because: string): asserts condition {
	if (!condition) throw new Refused(because);
}

/** Struct kinds that a draft of flat maps is made of: deleted content and plain JSON values. */
const contentRefs: ReadonlySet<number> = new Set([1, 8]);
const most = 2 ** 32;

interface Read {
	readonly structs: readonly Y.Item[];
	readonly ranges: readonly { readonly client: number; readonly clock: number; readonly len: number }[];
}

/** Reads V1 and nothing else, all of it and nothing over; kinds we don't have are refused before they are built. */
function read(update: Uint8Array): Read {
	const decoder = decoding.createDecoder(update);
	class Strict extends Y.UpdateDecoderV1 {
		override readInfo(): number {
			const info = super.readInfo();
			must(contentRefs.has(info & 31), 'a kind of content that drafts do not have');
			return info;
		}
		constructor() {
			super(decoder);
		}
	}
	const { structs, ds } = Y.decodeUpdateV2(update, Strict);
	must(!decoding.hasContent(decoder), 'bytes left over');
	const ranges = [...ds.clients].flatMap(([client, items]) =>
		items.map(({ clock, len }) => ({ client, clock, len }))
	);
	must(structs.length <= bounds.structs && ranges.length <= bounds.ranges, 'too many pieces');
	return { structs: structs.filter((struct) => struct instanceof Y.Item), ranges };
}

/** Where an item hangs: root and key, from the item itself or from the one it follows. */
interface Hung {
	readonly root: string;
	readonly key: string;
}

/**
 * One draft's inspector. Keeps the shadow, which holds what the live document holds; `live` is only read,
 * and the caller must apply every update it gets back before the next `inspect`.
 */
export function createInspector(live: Y.Doc, owners: Owners) {
	let shadow = copyOf(live);

	function inspect(update: Uint8Array, author: PersonId): Inspected {
		let touched = false;
		try {
			must(update.byteLength <= bounds.update, 'too large');
			const { structs, ranges } = read(update);
			const clients = checkStructs(live, structs, author, owners);
			checkRanges(live, structs, ranges);
			touched = true;
			const emitted = tryOn(shadow, update, (keys) => judge(live, shadow, keys, author));
			return { ok: true, update: emitted, clients };
		} catch (error) {
			if (touched) shadow = copyOf(live);
			return { ok: false, because: error instanceof Refused ? error.message : 'unreadable' };
		}
	}
	return { inspect };
}
export type Inspector = ReturnType<typeof createInspector>;

function copyOf(live: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	for (const root of draftRoots) copy.getMap(root);
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(live));
	return copy;
}

/** Own client ids, clocks without gaps, known origins, allowed roots, readable values. Says which clients are new. */
function checkStructs(doc: Y.Doc, structs: readonly Y.Item[], author: PersonId, owners: Owners): number[] {
	const clocks = new Map<number, number>();
	const hung = new Map<string, Hung>();
	const fresh = new Set<number>();
	let length = 0;
	for (const struct of structs) {
		const { client, clock } = struct.id;
		length += struct.length;
		const due = clocks.get(client) ?? Y.getState(doc.store, client);
		const end = clock + struct.length;
		must(struct.length > 0 && length <= bounds.structs && end < most, 'a length out of bounds');
		must(clock <= due, 'a gap in the clock');
		clocks.set(client, Math.max(due, end));
		// What everybody holds already changes nothing, whoever sends it again.
		if (end <= Y.getState(doc.store, client)) continue;
		claim(client, author, owners, fresh);
		const where = place(doc, struct, hung);
		for (let at = clock; at < end; at++) hung.set(`${client} ${at}`, where);
		checkContent(struct, where, author);
	}
	return [...fresh];
}

function claim(client: number, author: PersonId, owners: Owners, fresh: Set<number>): void {
	if (fresh.has(client)) return;
	must(client > 0 && client < most, 'a client id out of bounds');
	const owner = owners.ownerOf(client);
	must(owner === undefined || owner === author, 'another’s client id');
	if (owner === undefined) {
		must(owners.roomFor(author) && fresh.size < 8, 'too many client ids');
		fresh.add(client);
	}
}

/** Yjs puts a map's value behind the one it replaces, and never before anything. */
function place(doc: Y.Doc, struct: Y.Item, hung: ReadonlyMap<string, Hung>): Hung {
	must(struct.rightOrigin === null, 'an origin on the right');
	const { origin, parent, parentSub } = struct;
	const where =
		origin === null
			? { root: parent as unknown, key: parentSub }
			: (hung.get(`${origin.client} ${origin.clock}`) ?? hungIn(doc, origin));
	must(where !== null && typeof where.root === 'string' && where.key !== null, 'an unknown origin');
	const { root, key } = where;
	must((draftRoots as readonly string[]).includes(root), 'a root that drafts do not have');
	must(/^[\w.:-]{1,64}$/.test(key) && !isReserved(key), 'a key out of bounds');
	return { root, key };
}

/** Where an item of the document hangs, or null where there is none of that id. */
function hungIn(doc: Y.Doc, id: Y.ID): Hung | null {
	if (id.clock >= Y.getState(doc.store, id.client)) return null;
	const item: unknown = Y.getItem(doc.store, id);
	if (!(item instanceof Y.Item) || item.parentSub === null) return null;
	for (const root of draftRoots) if (item.parent === doc.getMap(root)) return { root, key: item.parentSub };
	return null;
}

function checkContent({ content }: Y.Item, { key }: Hung, author: PersonId): void {
	if (content instanceof Y.ContentDeleted) return;
	must(content instanceof Y.ContentAny, 'a kind of content that drafts do not have');
	for (const value of content.arr) {
		must(isPlain(value), 'a value that is not plain');
		const move = parseMove(key, value);
		must(move !== null, 'a value that is no move');
		must(move.by === author, 'a move in another’s name');
	}
}

/** Objects of our own making only: a decoded `__proto__` would bring its own. */
function isPlain(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return true;
	return (
		Object.getPrototypeOf(value) === Object.prototype &&
		Object.entries(value).every(([key, each]) => !isReserved(key) && isPlain(each))
	);
}

/** A deletion of what nobody has would wait for ever. */
function checkRanges(doc: Y.Doc, structs: readonly Y.Item[], ranges: Read['ranges']): void {
	const ends = new Map<number, number>();
	for (const { id, length } of structs)
		ends.set(id.client, Math.max(ends.get(id.client) ?? 0, id.clock + length));
	for (const { client, clock, len } of ranges) {
		const end = Math.max(Y.getState(doc.store, client), ends.get(client) ?? 0);
		must(len > 0 && clock + len <= end, 'a deletion of what is not here');
	}
}

type Keys = ReadonlyMap<string, ReadonlySet<string>>;

/** Applies to the shadow; what it says itself is the update that goes further. */
function tryOn(shadow: Y.Doc, update: Uint8Array, verdict: (keys: Keys) => void): Uint8Array | null {
	let emitted: Uint8Array | null = null;
	const seen: Y.Transaction[] = [];
	const hear = (bytes: Uint8Array) => (emitted = bytes);
	const see = (transaction: Y.Transaction) => seen.push(transaction);
	shadow.on('update', hear);
	shadow.on('afterTransaction', see);
	try {
		Y.applyUpdate(shadow, update);
	} finally {
		shadow.off('update', hear);
		shadow.off('afterTransaction', see);
	}
	must(
		shadow.store.pendingStructs === null && shadow.store.pendingDs === null,
		'something it needs is missing'
	);
	for (const transaction of seen) verdict(keysOf(shadow, transaction));
	return emitted;
}

function keysOf(shadow: Y.Doc, transaction: Y.Transaction): Keys {
	const keys = new Map<string, ReadonlySet<string>>();
	let known = 0;
	for (const root of draftRoots) {
		const changed = transaction.changed.get(shadow.getMap(root) as never);
		if (!changed) continue;
		known++;
		must(!changed.has(null), 'a list where there is none');
		keys.set(root, changed as ReadonlySet<string>);
	}
	must(transaction.changed.size === known, 'a type that drafts do not have');
	return keys;
}

/** What stood under each changed key must have been the author's, and what stands there now must be. */
function judge(live: Y.Doc, shadow: Y.Doc, changed: Keys, author: PersonId): void {
	for (const [root, keys] of changed) {
		const before = live.getMap(root);
		const after = shadow.getMap(root);
		for (const key of keys) {
			if (JSON.stringify(before.get(key)) === JSON.stringify(after.get(key))) continue;
			for (const value of [before.get(key), after.get(key)])
				if (value !== undefined) must(parseMove(key, value)?.by === author, 'another’s move');
		}
		if (after.size <= before.size) continue;
		must(after.size <= bounds.keys, 'too many moves');
		must(countOf(after, author) <= bounds.mine, 'too many moves of one person');
	}
}

/** What stands in a draft was read as a move before it got there. */
function countOf(map: Y.Map<unknown>, author: PersonId): number {
	let count = 0;
	for (const value of map.values()) if ((value as { by?: unknown }).by === author) count++;
	return count;
}
