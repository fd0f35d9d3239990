import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonical, sha256 } from './canonical.ts';
import { recordsOf } from './checkpoint.ts';
import type { Entry } from './entries.ts';
import { fold } from './replay.ts';
import { chain, noHash, snapshotFor, verifyChain, type Snapshot } from './snapshot.ts';
import { emptyTable } from './table.ts';

/**
 * A log written by the first version, with every kind of entry it had. Entries are for ever: whoever makes
 * this test fail has changed what old boards say, and adds a kind instead.
 */
const file = new URL('../../../tests/fixtures/logs/first.json', import.meta.url);
const log = JSON.parse(readFileSync(file, 'utf8')) as readonly Entry[];

test('the log of the first version folds to the board it folded to then', () => {
	const table = fold(emptyTable(), log);
	expect(sha256(canonical(recordsOf(table)))).toBe(
		'b0d047f3817c8313d61ae0384e55a45112cc3f6a90458e11033a62d466ac9985'
	);
});

test('its chain ends where it ended then', () => {
	expect(log.reduce(chain, noHash)).toBe('2f4a589624cc91c88c11a8582ef525c53f9a5b5926f4576426dbea6eafb365d9');
});

test('its snapshots bear the hashes that it says they had', () => {
	const table = emptyTable();
	const snapshots = log.flatMap((entry): (Snapshot & { readonly version: number })[] => {
		const snapshot = snapshotFor(fold(table, [entry]), entry);
		if (snapshot) expect(entry).toMatchObject({ hash: snapshot.hash });
		return snapshot ? [snapshot] : [];
	});
	expect(snapshots.map(({ version }) => version)).toEqual([0, 1]);
	expect(verifyChain(snapshots)).toEqual({ ok: true });
});

test('it has every kind of entry of its time', () => {
	expect(new Set(log.map(({ kind }) => kind)).size).toBe(21);
});
