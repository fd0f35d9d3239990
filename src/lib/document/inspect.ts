import * as Y from 'yjs';
import type { MarkHand } from '#lib/domain/free-rules.ts';
import type { PersonId } from '#lib/domain/ids.ts';
import { stepsOf } from './chains.ts';
import { type DraftRoot, draftRoots } from './draft.ts';
import { judge, type Keys } from './judging.ts';
import { Ledger } from './ledger.ts';
import { bounds, must, read, Refused, type Read } from './strict.ts';
import { checkRanges, checkStructs, type Owners } from './structs.ts';

/**
 * Nothing raw touches a live document. A client's update to the draft is read strictly, checked struct by
 * struct, tried on a shadow, judged by what it did there, and only what the shadow itself says about it goes
 * further. Yjs would accept much more than a seat may do: writing under another's client id, deleting
 * another's keys, structs that hang nowhere, bytes that cost a hundred megabytes.
 */

/**
 * What an update came to: bytes to store and pass on (null: nothing new), and clients now bound. `pieces`: how many it brought;
 * `steps`: past how many values they were led; both cost whoever loads the draft too.
 */
type Inspected =
	| {
			readonly ok: true;
			readonly update: Uint8Array | null;
			readonly clients: readonly number[];
			readonly pieces: number;
			readonly steps: number;
	  }
	| { readonly ok: false; readonly because: string };

/**
 * One draft's inspector. Keeps the shadow, which holds what the live document holds; `live` is only read,
 * and the caller must apply every update it gets back before the next `inspect`. What is applied to `live` after
 * this was made is remembered, so that what was removed may come back: make it before the document is filled.
 */
export function createInspector(live: Y.Doc, owners: Owners) {
	const ledger = new Ledger(live);
	let shadow: Y.Doc | null = null;

	function inspect(update: Uint8Array, author: PersonId, facilitates = false): Inspected {
		const hand: MarkHand = { person: author, facilitates };
		let touched = false;
		try {
			must(update.byteLength <= bounds.update, 'too large');
			const { structs, ranges } = read(update);
			const { clients, placed } = checkStructs(live, structs, author, owners);
			checkRanges(live, structs, ranges);
			const steps = stepsOf(live, placed);
			shadow ??= copyOf(live);
			touched = true;
			const emitted = tryOn(shadow, update, (tried, changed) =>
				judge({ live, shadow: tried, changed }, hand, ledger)
			);
			ledger.isWrittenBy(author);
			return { ok: true, update: emitted, clients, pieces: placed.length, steps };
		} catch (error) {
			if (touched) shadow = null;
			return { ok: false, because: error instanceof Refused ? error.message : 'unreadable' };
		}
	}

	/** Whether everybody holds all of an update already: who comes again says so too, also who may only look. */
	function isKnown(update: Uint8Array): boolean {
		try {
			const { structs, ranges } = read(update);
			const ends = new Map<number, number>();
			return (
				structs.every(({ id, length }) => id.clock + length <= Y.getState(live.store, id.client)) &&
				ranges.every((range) => {
					const { client, clock, len } = range;
					// In order, as Yjs writes them: what is said over and over would be looked up as often.
					const isNext = clock >= (ends.get(client) ?? 0);
					ends.set(client, clock + len);
					return isNext && isGone(live, range);
				})
			);
		} catch {
			return false;
		}
	}
	return { inspect, isKnown };
}
export type Inspector = ReturnType<typeof createInspector>;

/** Whether all of a range has been removed. */
function isGone(doc: Y.Doc, { client, clock, len }: Read['ranges'][number]): boolean {
	const structs = doc.store.clients.get(client);
	if (!structs || clock + len > Y.getState(doc.store, client)) return false;
	for (let at = Y.findIndexSS(structs, clock); ; at++) {
		const struct = structs[at];
		if (!struct || struct.id.clock >= clock + len) return true;
		if (!struct.deleted) return false;
	}
}

function copyOf(live: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	for (const root of draftRoots) copy.getMap(root);
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(live));
	return copy;
}

/** Applies to the shadow; what it says itself is the update that goes further. */
function tryOn(
	shadow: Y.Doc,
	update: Uint8Array,
	verdict: (shadow: Y.Doc, keys: Keys) => void
): Uint8Array | null {
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
	for (const transaction of seen) verdict(shadow, keysOf(shadow, transaction));
	return emitted;
}

function keysOf(shadow: Y.Doc, transaction: Y.Transaction): Keys {
	const keys = new Map<DraftRoot, ReadonlySet<string>>();
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
