import * as Y from 'yjs';
import type { Entry } from '#lib/domain/entries.ts';
import { byText } from '#lib/domain/order.ts';
import { emptyTable, kinds, write, type Kind, type RecordChange, type Table } from '#lib/domain/table.ts';

/**
 * The agreed board as a Yjs document: a Y.Map of records for each kind, and the log of this generation.
 * Only the server writes it. Its bytes are a pure function of generation, base table and entries: one fixed
 * client id, entry by entry in order of `seq`, every value with sorted keys. How many entries share a transaction
 * changes no byte. So whoever rebuilds it holds exactly what everybody else already holds.
 */

/** Root names. Records stand under their kind (`items`, `places`, …). */
const logName = 'entries';
const roomName = 'room';
/** Who wrote in the name of the board; any fixed number does, since each generation is a document of its own. */
const writer = (generation: number): number => generation + 1;

/** Where a room begins: which generation it is and the entry its base stands at. */
interface RoomHead {
	readonly generation: number;
	readonly seq: number;
}

/** What one step of the document came to, in a form the table and the scene understand. */
export interface Step {
	readonly changes: readonly RecordChange[];
	/** Entries not seen before, in order of `seq`. */
	readonly entries: readonly Entry[];
}

type Json = Record<string, unknown>;

/** A copy with sorted keys and without absent values or a signed zero, so that what is equal as JSON has equal bytes. */
function ordered(value: unknown): unknown {
	if (value === 0) return 0;
	if (Array.isArray(value)) return value.map(ordered);
	if (typeof value !== 'object' || value === null) return value;
	const sorted: Json = {};
	for (const [key, each] of Object.entries(value).sort(([a], [b]) => byText(a, b)))
		if (each !== undefined) sorted[key] = ordered(each);
	return sorted;
}

const records = (doc: Y.Doc, kind: Kind): Y.Map<unknown> => doc.getMap(kind);
const log = (doc: Y.Doc): Y.Array<Entry> => doc.getArray<Entry>(logName);

function blank(generation: number): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = writer(generation);
	return doc;
}

/** Names every root, so that what arrives from elsewhere is read as the type it is. */
function roots(doc: Y.Doc): void {
	for (const kind of kinds) records(doc, kind);
	log(doc);
	doc.getMap(roomName);
}

/** The document a generation begins with: the table at its checkpoint and an empty log. */
export function baseDoc(generation: number, table: Table): Y.Doc {
	const doc = blank(generation);
	roots(doc);
	doc.transact(() => {
		doc.getMap(roomName).set('head', ordered({ generation, seq: table.seq }));
		for (const kind of kinds) {
			const map = records(doc, kind);
			const ids = [...table[kind].keys()].sort();
			for (const id of ids) map.set(id, ordered(table[kind].get(id)));
		}
	});
	return doc;
}

/** The same as bytes (Yjs V1), as served over HTTP. */
export const baseUpdate = (generation: number, table: Table): Uint8Array =>
	Y.encodeStateAsUpdate(baseDoc(generation, table));

/** Writes an entry and the records it changes, in one transaction. `seq` must be the next one. */
export function appendEntry(doc: Y.Doc, entry: Entry, changes: readonly RecordChange[]): void {
	const due = seqOf(doc) + 1;
	if (entry.seq !== due) throw new Error(`entry ${entry.seq} where ${due} was due`);
	doc.transact(() => {
		log(doc).push([ordered(entry) as Entry]);
		for (const change of changes) {
			if (change.now === null) records(doc, change.kind).delete(change.id);
			else records(doc, change.kind).set(change.id, ordered(change.now));
		}
	});
}

/** The same for several that follow on each other: written together they are one update, and cost a fraction of many. */
export function appendEntries(
	doc: Y.Doc,
	steps: readonly { readonly entry: Entry; readonly changes: readonly RecordChange[] }[]
): void {
	doc.transact(() => {
		for (const { entry, changes } of steps) appendEntry(doc, entry, changes);
	});
}

/** Generation and base of a room's document, or null where nothing has arrived yet. */
export function headOf(doc: Y.Doc): RoomHead | null {
	const head = doc.getMap<RoomHead>(roomName).get('head');
	return head ?? null;
}

/** The entry a document stands at. */
export function seqOf(doc: Y.Doc): number {
	const entries = log(doc);
	return entries.length > 0 ? entries.get(entries.length - 1).seq : (headOf(doc)?.seq ?? 0);
}

/** The entries of this generation from `seq` on, in order. */
export function entriesFrom(doc: Y.Doc, seq: number): Entry[] {
	const entries = log(doc);
	const skip = Math.max(0, seq - ((headOf(doc)?.seq ?? 0) + 1));
	return entries.slice(Math.min(skip, entries.length));
}

/** The whole table as the document's maps hold it. */
export function tableOf(doc: Y.Doc): Table {
	const table = emptyTable();
	write(
		table,
		kinds.flatMap((kind) => changesIn(doc, table, kind, records(doc, kind).keys())),
		seqOf(doc)
	);
	return table;
}

/**
 * Keeps `table` in step with the document and says what changed, once for each transaction that changed
 * something. A document that is ahead already is caught up with at once. Returns how to stop.
 */
export function observeTable(doc: Y.Doc, table: Table, onChange: (step: Step) => void): () => void {
	roots(doc);
	const follow = (keysOf: (kind: Kind) => Iterable<string>) => {
		const changes = kinds.flatMap((kind) => changesIn(doc, table, kind, keysOf(kind)));
		const entries = entriesFrom(doc, table.seq + 1).filter(({ seq }) => seq > table.seq);
		const seq = seqOf(doc);
		if (changes.length === 0 && seq === table.seq) return;
		write(table, changes, seq);
		onChange({ changes, entries });
	};
	const watch = (transaction: Y.Transaction) =>
		follow((kind) => touched(transaction.changed.get(records(doc, kind) as never)));
	follow((kind) => new Set([...records(doc, kind).keys(), ...table[kind].keys()]));
	doc.on('afterTransaction', watch);
	return () => doc.off('afterTransaction', watch);
}

function* touched(keys: ReadonlySet<string | null> | undefined): Iterable<string> {
	for (const key of keys ?? []) if (key !== null) yield key;
}

function changesIn(doc: Y.Doc, table: Table, kind: Kind, ids: Iterable<string>): RecordChange[] {
	const map = records(doc, kind);
	const changes: RecordChange[] = [];
	for (const id of ids) {
		const now = map.get(id) ?? null;
		const was = table[kind].get(id) ?? null;
		if (now !== was) changes.push({ kind, id, was, now } as RecordChange);
	}
	return changes;
}
