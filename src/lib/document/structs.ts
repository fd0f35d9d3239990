import * as Y from 'yjs';
import { parseAnchor, parseMark } from '#lib/domain/free.ts';
import { whyNotContent } from '#lib/domain/free-room.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { isReserved } from '#lib/domain/pieces.ts';
import type { Placed } from './chains.ts';
import { type DraftRoot, draftRoots, parseMove } from './draft.ts';
import { bounds, must, type Read } from './strict.ts';

/** What can be said of an update's structs before they touch anything. */

/** Whose Yjs clients are whose, as far as it is known. */
export interface Owners {
	/** Who wrote first under this client id, or was given it; undefined where nobody. */
	ownerOf(client: number): PersonId | undefined;
	/** Whether something was written under it. What was only given is forgotten with time, and with the server. */
	isBound(client: number): boolean;
	/** Whether `person` may have one more. */
	roomFor(person: PersonId): boolean;
}

/** Client ids and clocks lie below. */
const most = 2 ** 32;

/** Where an item hangs: root and key, from the item itself or from the one it follows. */
interface Hung {
	readonly root: DraftRoot;
	readonly key: string;
}

/**
 * Own client ids, clocks without gaps, known origins, allowed roots, readable values. Says which clients were not bound yet,
 * and where what is new hangs.
 */
export function checkStructs(
	doc: Y.Doc,
	structs: readonly Y.Item[],
	author: PersonId,
	owners: Owners
): { readonly clients: readonly number[]; readonly placed: readonly Placed[] } {
	const placed: Placed[] = [];
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
		// What is here in part is hung by Yjs behind that part, whatever it says of itself.
		const known = Y.createID(client, Math.min(due, end) - 1);
		must(clock === due || isSame(where, placeOf(doc, known, hung)), 'another place than before');
		for (let at = clock; at < end; at++) hung.set(`${client} ${at}`, where);
		checkContent(struct, where, author);
		placed.push({ struct, ...where });
	}
	return { clients: [...fresh], placed };
}

function claim(client: number, author: PersonId, owners: Owners, fresh: Set<number>): void {
	if (fresh.has(client)) return;
	must(client > 0 && client < most, 'a client id out of bounds');
	const owner = owners.ownerOf(client);
	must(owner === undefined || owner === author, 'another’s client id');
	if (owners.isBound(client)) return;
	must(owners.roomFor(author) && fresh.size < 8, 'too many client ids');
	fresh.add(client);
}

/** Yjs puts a map's value behind the one it replaces, and never before anything. */
function place(doc: Y.Doc, struct: Y.Item, hung: ReadonlyMap<string, Hung>): Hung {
	must(struct.rightOrigin === null, 'an origin on the right');
	const { origin, parent, parentSub } = struct;
	const where = origin === null ? { root: parent as unknown, key: parentSub } : placeOf(doc, origin, hung);
	must(where !== null && typeof where.root === 'string' && where.key !== null, 'an unknown origin');
	const { root, key } = where;
	must(isRoot(root), 'a root that drafts do not have');
	must(/^[\w.:-]{1,64}$/.test(key) && !isReserved(key), 'a key out of bounds');
	return { root, key };
}

const placeOf = (doc: Y.Doc, id: Y.ID, hung: ReadonlyMap<string, Hung>): Hung | null =>
	hung.get(`${id.client} ${id.clock}`) ?? hungIn(doc, id);

const isSame = (a: Hung, b: Hung | null): boolean => a.root === b?.root && a.key === b.key;

const isRoot = (root: string): root is DraftRoot => (draftRoots as readonly string[]).includes(root);

/** Where an item of the document hangs, or null where there is none of that id. */
function hungIn(doc: Y.Doc, id: Y.ID): Hung | null {
	if (id.clock >= Y.getState(doc.store, id.client)) return null;
	const item: unknown = Y.getItem(doc.store, id);
	if (!(item instanceof Y.Item) || item.parentSub === null) return null;
	for (const root of draftRoots) if (item.parent === doc.getMap(root)) return { root, key: item.parentSub };
	return null;
}

/** Each value by itself: what its root holds, and nothing else. Whose it may be is judged by what it does. */
function checkContent({ content }: Y.Item, { root, key }: Hung, author: PersonId): void {
	if (content instanceof Y.ContentDeleted) return;
	must(content instanceof Y.ContentAny, 'a kind of content that drafts do not have');
	for (const value of content.arr) {
		must(isPlain(value), 'a value that is not plain');
		checks[root](value, key, author);
	}
}

const checks: Readonly<Record<DraftRoot, (value: unknown, key: string, author: PersonId) => void>> = {
	moves(value, key, author) {
		const move = parseMove(key, value);
		must(move !== null, 'a value that is no move');
		must(move.by === author, 'a move in another’s name');
	},
	marks(value) {
		const mark = parseMark(value);
		must(mark !== null, 'a value that is no mark');
		const because = whyNotContent(mark);
		must(because === null, because ?? '');
	},
	anchors(value) {
		must(parseAnchor(value) !== null, 'a value that is no anchor');
	}
};

/** Objects and lists of our own making only: a decoded `__proto__` would bring its own. */
function isPlain(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (Array.isArray(value)) return value.every(isPlain);
	return (
		Object.getPrototypeOf(value) === Object.prototype &&
		Object.entries(value).every(([key, each]) => !isReserved(key) && isPlain(each))
	);
}

/**
 * A deletion of what nobody has would wait for ever; one that is said over and over would be looked up as often, and Yjs
 * writes them in order.
 */
export function checkRanges(doc: Y.Doc, structs: readonly Y.Item[], ranges: Read['ranges']): void {
	const ends = new Map<number, number>();
	for (const { id, length } of structs)
		ends.set(id.client, Math.max(ends.get(id.client) ?? 0, id.clock + length));
	const done = new Map<number, number>();
	for (const { client, clock, len } of ranges) {
		const end = Math.max(Y.getState(doc.store, client), ends.get(client) ?? 0);
		must(len > 0 && clock + len <= end, 'a deletion of what is not here');
		must(clock >= (done.get(client) ?? 0), 'deletions out of order');
		done.set(client, clock + len);
	}
}
