import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { apply } from '../domain/apply.ts';
import type { Entry } from '../domain/entries.ts';
import { idOf, type ProposalId } from '../domain/ids.ts';
import { canonical, recordsOf, tableFrom, type TableRecords } from '../domain/snapshot.ts';
import { emptyTable, write, type RecordChange, type Table } from '../domain/table.ts';
import {
	contextAt,
	doAct,
	items,
	move,
	people,
	products,
	proposal,
	tableOf as fixture,
	teams,
	timeboxes,
	words
} from '../domain/testing/board.ts';
import {
	appendEntries,
	appendEntry,
	baseDoc,
	baseUpdate,
	entriesFrom,
	headOf,
	observeTable,
	seqOf,
	tableOf
} from './agreed.ts';

const bytes = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc);
const generation = 3;

/** A stretch of log: proposals, rivals, signatures, a refusal of nothing, talking points. */
function stretch(): { base: Table; entries: readonly Entry[] } {
	const base = fixture();
	const table = fixture();
	const context = contextAt();
	const entries: Entry[] = [];
	const asks = [
		[people.ada, 'p1', proposal(move(items.a1, { product: products.core, team: teams.blue }))],
		[people.sam, 'p2', proposal(move(items.a1, { timebox: timeboxes.summer }))],
		[people.ada, 'p3', proposal(move(items.a2, { after: items.a1 }))],
		[people.ben, 'x1', { kind: 'sign-off', proposal: idOf<ProposalId>('p1') }],
		[people.sam, 't1', { kind: 'add-point', text: words, changes: [] }],
		[
			people.ben,
			'p4',
			proposal(
				move(items.c1, {
					product: products.core,
					team: teams.blue,
					timebox: timeboxes.summer,
					after: items.c2
				})
			)
		]
	] as const;
	for (const [person, id, act] of asks) {
		const answer = doAct(table, person, id, act, context);
		if (answer.ok) entries.push(...answer.value);
	}
	return { base, entries };
}

/** A live document and the table it was written from. */
function written(base: Table, entries: readonly Entry[]): { doc: Y.Doc; table: Table } {
	const table = tableFrom(recordsOf(base), base.seq);
	const doc = baseDoc(generation, table);
	for (const entry of entries) appendEntry(doc, entry, stepOn(table, entry).changes);
	return { doc, table };
}

function stepOn(table: Table, entry: Entry): { entry: Entry; changes: readonly RecordChange[] } {
	const changes = apply(table, entry);
	write(table, changes, entry.seq);
	return { entry, changes };
}

/** What went through JSON and came back, keys in another order. */
const shuffled = <T>(value: T): T => JSON.parse(canonical(JSON.parse(JSON.stringify(value)))) as T;

describe('the agreed document', () => {
	test('its maps are the fold of its log', () => {
		const { base, entries } = stretch();
		expect(entries.map(({ kind }) => kind)).toEqual(
			expect.arrayContaining(['proposed', 'signed-off', 'agreed', 'point-added'])
		);
		const { doc, table } = written(base, entries);
		expect(recordsOf(tableOf(doc))).toEqual(recordsOf(table));
		expect(tableOf(doc).seq).toBe(table.seq);
		expect(entriesFrom(doc, 0)).toEqual(entries);
	});

	test('whoever rebuilds it from checkpoint and log gets the same bytes', () => {
		const { base, entries } = stretch();
		const first = bytes(written(base, entries).doc);
		const records = shuffled<TableRecords>(recordsOf(base));
		const again = written(tableFrom(records, base.seq), shuffled(entries));
		expect(bytes(again.doc)).toEqual(first);
	});

	test('it has the same bytes however many entries are written together, and whoever is told of them too', () => {
		const { base, entries } = stretch();
		const alone = bytes(written(base, entries).doc);
		for (const size of [2, 3, entries.length]) {
			const table = tableFrom(recordsOf(base), base.seq);
			const doc = baseDoc(generation, table);
			const told = new Y.Doc();
			Y.applyUpdate(told, bytes(doc));
			doc.on('update', (update: Uint8Array) => Y.applyUpdate(told, update));
			for (let at = 0; at < entries.length; at += size)
				appendEntries(
					doc,
					entries.slice(at, at + size).map((entry) => stepOn(table, entry))
				);
			expect(bytes(doc)).toEqual(alone);
			expect(bytes(told)).toEqual(alone);
		}
	});

	test('a zero with a sign, which JSON does not know, has the bytes of one without', () => {
		const sized = (size: number): Uint8Array => {
			const table = fixture();
			const item = table.items.get(items.a1);
			if (item) write(table, [{ kind: 'items', id: items.a1, was: item, now: { ...item, size } }], table.seq);
			return baseUpdate(generation, table);
		};
		expect(sized(-0)).toEqual(sized(0));
		expect(sized(1)).not.toEqual(sized(0));
	});

	test('a generation begins with the same bytes on every seat that holds the table', () => {
		const { base, entries } = stretch();
		const { doc, table } = written(base, entries);
		expect(baseUpdate(generation + 1, tableOf(doc))).toEqual(baseUpdate(generation + 1, table));
		const next = new Y.Doc();
		Y.applyUpdate(next, baseUpdate(generation + 1, table));
		expect(headOf(next)).toEqual({ generation: generation + 1, seq: table.seq });
		expect(seqOf(next)).toBe(table.seq);
	});

	test('an entry out of turn is a bug and changes nothing', () => {
		const { base, entries } = stretch();
		const { doc } = written(base, entries);
		const before = bytes(doc);
		const [first] = entries;
		expect(() => first && appendEntry(doc, first, [])).toThrow();
		expect(bytes(doc)).toEqual(before);
	});
});

describe('a table that follows the document', () => {
	test('is in step after every update, whole or merged, and hears of each entry once', () => {
		const { base, entries } = stretch();
		const { doc, table } = written(base, []);
		const remote = new Y.Doc();
		const mine = emptyTable();
		const heard: number[] = [];
		observeTable(remote, mine, (step) => heard.push(...step.entries.map(({ seq }) => seq)));
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		Y.applyUpdate(remote, bytes(doc));
		for (const entry of entries) {
			const changes = apply(table, entry);
			write(table, changes, entry.seq);
			appendEntry(doc, entry, changes);
		}
		const half = Math.floor(updates.length / 2);
		for (const update of updates.slice(0, half)) Y.applyUpdate(remote, update);
		Y.applyUpdate(remote, Y.mergeUpdates(updates.slice(half)));
		for (const update of updates) Y.applyUpdate(remote, update);
		expect(recordsOf(mine)).toEqual(recordsOf(table));
		expect(mine.seq).toBe(table.seq);
		expect(heard).toEqual(entries.map(({ seq }) => seq));
	});

	test('catches up at once with a document that is ahead, and stops when told', () => {
		const { base, entries } = stretch();
		const { doc, table } = written(base, entries);
		const mine = emptyTable();
		let steps = 0;
		const stop = observeTable(doc, mine, () => steps++);
		expect([steps, mine.seq]).toEqual([1, table.seq]);
		stop();
		appendEntry(
			doc,
			{ kind: 'checkpointed', generation: 4, seq: table.seq + 1, at: 1, by: { kind: 'board' }, act: null },
			[]
		);
		expect([steps, mine.seq]).toEqual([1, table.seq]);
	});
});
