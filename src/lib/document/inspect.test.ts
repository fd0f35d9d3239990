import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { beforeEach, describe, expect, test } from 'vitest';
import { idOf, type ActId, type PersonId } from '../domain/ids.ts';
import { items, people, products, teams, timeboxes } from '../domain/testing/board.ts';
import { draftMoves, dropMove, putMove, type DraftMove } from './draft.ts';
import { createInspector, type Inspector } from './inspect.ts';
import { bounds } from './strict.ts';

const cell = { product: products.apps, team: teams.red, timebox: timeboxes.spring };
const moveOf = (id: string, by: PersonId, at = 1): DraftMove => ({
	id: idOf<ActId>(id),
	item: items.a1,
	to: { ...cell, timebox: timeboxes.summer, after: null },
	from: cell,
	by,
	at
});

let live: Y.Doc;
let owners: Map<number, PersonId>;
let inspector: Inspector;

beforeEach(() => {
	live = new Y.Doc();
	live.getMap('moves');
	owners = new Map();
	inspector = createInspector(live, {
		ownerOf: (client) => owners.get(client),
		isBound: (client) => owners.has(client),
		roomFor: () => owners.size < 20
	});
});

/** What the gateway does with an update: inspect, bind, apply what came out. */
function offer(update: Uint8Array, author: PersonId): string {
	const inspected = inspector.inspect(update, author);
	if (!inspected.ok) return inspected.because;
	for (const client of inspected.clients) owners.set(client, author);
	if (inspected.update) Y.applyUpdate(live, inspected.update);
	return 'ok';
}

/** A client that holds what is live. */
function client(id?: number): Y.Doc {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
	// Afterwards: Yjs takes another id where it sees its own arrive from elsewhere.
	if (id !== undefined) doc.clientID = id;
	return doc;
}

function written(doc: Y.Doc, write: (doc: Y.Doc) => void): Uint8Array {
	const before = Y.encodeStateVector(doc);
	let update: Uint8Array = new Uint8Array();
	const hear = (bytes: Uint8Array) => (update = bytes);
	doc.on('update', hear);
	doc.transact(() => write(doc));
	doc.off('update', hear);
	return update.length > 0 ? update : Y.encodeStateAsUpdate(doc, before);
}

const { ada, ben } = people;

describe('an honest client', () => {
	test('puts, changes and takes back its own move', () => {
		const doc = client();
		expect(
			offer(
				written(doc, () => putMove(doc, moveOf('m1', ada))),
				ada
			)
		).toBe('ok');
		expect(
			offer(
				written(doc, () => putMove(doc, moveOf('m1', ada, 2))),
				ada
			)
		).toBe('ok');
		expect(draftMoves(live)).toEqual([moveOf('m1', ada, 2)]);
		expect(
			offer(
				written(doc, () => dropMove(doc, 'm1')),
				ada
			)
		).toBe('ok');
		expect(draftMoves(live)).toEqual([]);
		expect(Y.encodeStateAsUpdate(live)).toEqual(Y.encodeStateAsUpdate(doc));
	});

	test('sends again what is known, and what it did while it was away, in one piece', () => {
		const doc = client();
		const first = written(doc, () => putMove(doc, moveOf('m1', ada)));
		offer(first, ada);
		expect(offer(first, ada)).toBe('ok');
		putMove(doc, moveOf('m2', ada));
		putMove(doc, moveOf('m1', ada, 2));
		dropMove(doc, 'm2');
		putMove(doc, moveOf('m3', ada));
		expect(offer(Y.encodeStateAsUpdate(doc), ada)).toBe('ok');
		expect(
			draftMoves(live)
				.map(({ id }) => id)
				.sort()
		).toEqual(['m1', 'm3']);
	});

	test('answers with everything it holds, others’ moves among it', () => {
		const [one, two] = [client(), client()];
		offer(
			written(one, () => putMove(one, moveOf('m1', ada))),
			ada
		);
		Y.applyUpdate(two, Y.encodeStateAsUpdate(live));
		putMove(two, moveOf('m2', ben));
		expect(offer(Y.encodeStateAsUpdate(two), ben)).toBe('ok');
		expect(draftMoves(live)).toHaveLength(2);
	});

	test('replaces its own move from another browser, under another client id', () => {
		const one = client();
		offer(
			written(one, () => putMove(one, moveOf('m1', ada))),
			ada
		);
		const two = client();
		expect(
			offer(
				written(two, () => putMove(two, moveOf('m1', ada, 5))),
				ada
			)
		).toBe('ok');
		expect(draftMoves(live)).toEqual([moveOf('m1', ada, 5)]);
	});
});

describe('a hostile one', () => {
	const adas = () => {
		const doc = client(4711);
		offer(
			written(doc, () => putMove(doc, moveOf('m1', ada))),
			ada
		);
		return doc;
	};

	test('does not write under another’s client id', () => {
		adas();
		const doc = client(4711);
		expect(
			offer(
				written(doc, () => putMove(doc, moveOf('m2', ben))),
				ben
			)
		).toContain('client id');
	});

	test.each<[string, (doc: Y.Doc) => void]>([
		['deletes', (doc) => dropMove(doc, 'm1')],
		['overwrites', (doc) => putMove(doc, moveOf('m1', ben))],
		['clears', (doc) => doc.getMap('moves').clear()]
	])('never %s another’s move', (_how, write) => {
		adas();
		const doc = client();
		expect(offer(written(doc, write), ben)).toContain('another’s move');
		expect(draftMoves(live)).toEqual([moveOf('m1', ada)]);
		const honest = client();
		expect(
			offer(
				written(honest, () => putMove(honest, moveOf('m9', ben))),
				ben
			)
		).toBe('ok');
	});

	test('does not delete another’s move by a deletion without a single struct', () => {
		adas();
		// no structs; one client, one range: client 4711, clock 0, length 1
		const update = Uint8Array.of(0, 1, 231, 36, 1, 0, 1);
		expect(Y.decodeUpdate(update).ds.clients.get(4711)).toMatchObject([{ clock: 0, len: 1 }]);
		expect(offer(update, ben)).toContain('another’s move');
		expect(offer(update, ada)).toBe('ok');
		expect(draftMoves(live)).toEqual([]);
	});

	test('does not hide an overwrite in another’s key behind a chain of its own', () => {
		adas();
		const doc = client();
		doc.transact(() => {
			putMove(doc, moveOf('m1', ben));
			dropMove(doc, 'm1');
		});
		expect(offer(Y.encodeStateAsUpdate(doc), ben)).not.toBe('ok');
		expect(draftMoves(live)).toEqual([moveOf('m1', ada)]);
	});

	test('does not hang the rest of what is known where it says instead of where it goes', () => {
		const note = (by: PersonId, text: string) => ({
			...{ kind: 'note', by, at: 1, text, tint: 'yellow', width: 160, height: 120 }
		});
		const adas = note(ada, 'Hers');
		const hers = client();
		offer(
			written(hers, (doc) => doc.getMap('marks').set('n1', adas)),
			ada
		);
		const his = client(99);
		offer(
			written(his, (doc) => doc.getMap('marks').set('n1', { ...adas, text: 'Written in by Ben' })),
			ben
		);
		// One struct of two values from clock 0 on; the first is the one above, so Yjs puts the second behind it.
		const encoder = encoding.createEncoder();
		for (const each of [1, 1, 99, 0, 0x28, 1]) encoding.writeVarUint(encoder, each);
		for (const each of ['marks', 'n2']) encoding.writeVarString(encoder, each);
		encoding.writeVarUint(encoder, 2);
		for (const text of ['One', 'Two']) encoding.writeAny(encoder, note(ben, text));
		encoding.writeVarUint(encoder, 0);
		expect(offer(encoding.toUint8Array(encoder), ben)).toBe('another place than before');
		expect(live.getMap('marks').toJSON()).toEqual({ n1: { ...adas, text: 'Written in by Ben' } });
	});

	test.each<[string, (doc: Y.Doc) => void]>([
		['a gap in the clock', (doc) => doc.getMap('moves').set('gone', 1)],
		['a nested map', (doc) => doc.getMap('moves').set('x', new Y.Map())],
		['a document in the document', (doc) => doc.getMap('moves').set('x', new Y.Doc())],
		['bytes', (doc) => doc.getMap('moves').set('x', new Uint8Array(8))],
		['text', (doc) => doc.getText('moves').insert(0, 'x')],
		['another root', (doc) => doc.getMap('places').set('x', moveOf('x', ben))],
		['a reserved key', (doc) => doc.getMap('moves').set('__proto__', moveOf('__proto__', ben))],
		['a key that is no id', (doc) => doc.getMap('moves').set('a b', moveOf('a b', ben))],
		['a move under another key', (doc) => doc.getMap('moves').set('x', moveOf('y', ben))],
		['a move in another’s name', (doc) => putMove(doc, moveOf('x', ada))],
		['a value with more in it', (doc) => doc.getMap('moves').set('x', { ...moveOf('x', ben), more: 1 })]
	])('does not get in %s', (what, write) => {
		const doc = client();
		if (what.startsWith('a gap')) {
			written(doc, write);
			expect(
				offer(
					written(doc, () => putMove(doc, moveOf('z', ben))),
					ben
				)
			).toContain('gap');
		} else expect(offer(written(doc, write), ben)).not.toBe('ok');
		expect(Y.encodeStateAsUpdate(live)).toEqual(Uint8Array.of(0, 0));
	});

	test('does not bring along a prototype', () => {
		const doc = client();
		const value = JSON.parse(`{"__proto__": ${JSON.stringify(moveOf('x', ben))}}`) as object;
		expect(
			offer(
				written(doc, () => doc.getMap('moves').set('x', value)),
				ben
			)
		).not.toBe('ok');
	});

	test('does not make more than its share', () => {
		const doc = client();
		for (let n = 0; n < bounds.mine; n++) putMove(doc, moveOf(`m${n}`, ben));
		expect(offer(Y.encodeStateAsUpdate(doc), ben)).toBe(
			Y.encodeStateAsUpdate(doc).length > bounds.update ? 'too large' : 'ok'
		);
		const other = client();
		for (let n = 0; n <= bounds.mine; n++) putMove(other, moveOf(`${n}`, ben));
		expect(offer(Y.encodeStateAsUpdate(other), ben)).not.toBe('ok');
		for (let n = 0; n < 20; n++) owners.set(n + 1, ben);
		const third = client();
		expect(
			offer(
				written(third, () => putMove(third, moveOf('last', ben))),
				ben
			)
		).toContain('client ids');
	});

	test('gets nothing from V2, and nothing from bytes left over', () => {
		const doc = client();
		const update = written(doc, () => putMove(doc, moveOf('m1', ben)));
		expect(offer(Y.encodeStateAsUpdateV2(doc), ben)).not.toBe('ok');
		expect(offer(Uint8Array.of(...update, 0), ben)).toContain('left over');
		expect(offer(update, ben)).toBe('ok');
	});
});

/** mulberry32: the same frames on every run. */
function chance(seed: number): () => number {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

test('after any number of mutated frames the document loads, holds moves only, and ada’s is untouched', () => {
	const seed = 20260303;
	const next = chance(seed);
	const pick = (most: number) => Math.floor(next() * most);
	const doc = client(77);
	offer(
		written(doc, () => putMove(doc, moveOf('m1', ada))),
		ada
	);
	let accepted = 0;
	for (let n = 0; n < 4000; n++) {
		const bens = client(88);
		const update = written(bens, () =>
			n % 3 ? putMove(bens, moveOf(`b${n % 7}`, ben, n)) : dropMove(bens, `b${pick(7)}`)
		);
		const mutated = Uint8Array.from(update);
		for (let k = 0; k <= pick(3); k++) mutated[pick(mutated.length)] = pick(256);
		const cut = next() < 0.1 ? mutated.slice(0, pick(mutated.length)) : mutated;
		if (offer(cut, ben) === 'ok') accepted++;
		if (n % 200 === 0) {
			const fresh = new Y.Doc();
			Y.applyUpdate(fresh, Y.encodeStateAsUpdate(live));
			expect(fresh.store.pendingStructs, `seed ${seed}, frame ${n}`).toBeNull();
			expect(draftMoves(fresh)).toContainEqual(moveOf('m1', ada));
			expect(draftMoves(fresh)).toHaveLength(fresh.getMap('moves').size);
			expect([...fresh.share.keys()]).toEqual(['moves']);
		}
	}
	console.log(`inspect: ${accepted} of 4000 mutated frames accepted (seed ${seed})`);
});
