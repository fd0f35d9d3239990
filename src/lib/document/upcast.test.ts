import { readFileSync } from 'node:fs';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { apply } from '../domain/apply.ts';
import { sha256 } from '../domain/canonical.ts';
import { emptyTable, write } from '../domain/table.ts';
import { appendEntry, baseDoc } from './agreed.ts';
import { upcast } from './upcast.ts';

const file = new URL('../../../tests/fixtures/logs/first.json', import.meta.url);
const log = JSON.parse(readFileSync(file, 'utf8')) as readonly unknown[];

test('every kind of entry of the first version is read as it was written', () => {
	expect(log.map(upcast)).toEqual(log);
});

test('the room of the first version is rebuilt with the bytes that browsers have kept of it', () => {
	const table = emptyTable();
	const doc = baseDoc(1, table);
	for (const entry of log.map(upcast)) {
		const changes = apply(table, entry);
		write(table, changes, entry.seq);
		appendEntry(doc, entry, changes);
	}
	expect(sha256(Y.encodeStateAsUpdate(doc))).toBe(
		'fc617998ad586c4436c94b55ee3bf3e558fbc887a5434ee23df8279ab1c12804'
	);
});

test('a kind nobody has heard of is refused, not skipped', () => {
	expect(() => upcast({ kind: 'from-the-future', seq: 1 })).toThrow('newer version');
	expect(() => upcast({ kind: 'toString' })).toThrow();
	expect(() => upcast(null)).toThrow();
});
