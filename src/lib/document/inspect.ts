import * as Y from 'yjs';
import type { PersonId } from '#lib/domain/ids.ts';
import { draftRoots, parseMove } from './draft.ts';
import { bounds, must, read, Refused } from './strict.ts';
import { checkRanges, checkStructs, type Owners } from './structs.ts';

/**
 * Nothing raw touches a live document. A client's update to the draft is read strictly, checked struct by
 * struct, tried on a shadow, judged by what it did there, and only what the shadow itself says about it goes
 * further. Yjs would accept much more than a seat may do: writing under another's client id, deleting
 * another's keys, structs that hang nowhere, bytes that cost a hundred megabytes.
 */

/** What an update came to: bytes to store and pass on (null: nothing new), and clients now bound. */
type Inspected =
	| { readonly ok: true; readonly update: Uint8Array | null; readonly clients: readonly number[] }
	| { readonly ok: false; readonly because: string };

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
