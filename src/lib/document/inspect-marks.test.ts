import * as Y from 'yjs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Anchor, Mark } from '../domain/free.ts';
import { mostOf } from '../domain/free-room.ts';
import type { MarkId, PersonId } from '../domain/ids.ts';
import { items, people } from '../domain/testing/board.ts';
import { inCell, markId, markOf, onCard } from '../domain/testing/marks.ts';
import { carrier, carrying } from './carrying.ts';
import { draftRoots } from './draft.ts';
import { allHung, dropMark, hangMark, hungAt, markAt, putMark } from './free.ts';
import { createInspector, type Inspector } from './inspect.ts';
import { bounds } from './strict.ts';

const { ada, ben, fay } = people;

let live: Y.Doc;
let owners: Map<number, PersonId>;
let inspector: Inspector;

const fresh = (): void => {
	live = new Y.Doc();
	for (const root of draftRoots) live.getMap(root);
	owners = new Map();
	inspector = createInspector(live, {
		ownerOf: (client) => owners.get(client),
		isBound: (client) => owners.has(client),
		roomFor: () => true
	});
};
beforeEach(fresh);

/** What the gateway does with an update: inspect, bind, apply what came out. */
function offer(update: Uint8Array, author: PersonId, facilitates = false): string {
	const inspected = inspector.inspect(update, author, facilitates);
	if (!inspected.ok) return inspected.because;
	for (const client of inspected.clients) owners.set(client, author);
	if (inspected.update) Y.applyUpdate(live, inspected.update);
	return 'ok';
}

/** A client that holds what is live. */
function client(): Y.Doc {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
	return doc;
}

/** What a client that holds `doc` sends after it wrote this. */
function written(doc: Y.Doc, write: (doc: Y.Doc) => void): Uint8Array {
	const updates: Uint8Array[] = [];
	const hear = (update: Uint8Array) => void updates.push(update);
	doc.on('update', hear);
	doc.transact(() => write(doc));
	doc.off('update', hear);
	return updates[0] ?? Uint8Array.of(0, 0);
}

/** Somebody who holds what is live writes this, and it is offered. */
const writes = (author: PersonId, write: (doc: Y.Doc) => void, facilitates = false): string =>
	offer(written(client(), write), author, facilitates);

function hang(doc: Y.Doc, id: MarkId, mark: Mark, anchor: Anchor = onCard): void {
	putMark(doc, id, mark);
	hangMark(doc, id, anchor);
}

const n = markId('n');
const note = markOf('note', ada);

describe('what people do at once, honestly', () => {
	test('a note is taken away while another moves it: it stays away, and nobody is refused', () => {
		writes(ada, (doc) => hang(doc, n, note));
		const mover = client();
		expect(writes(ben, (doc) => dropMark(doc, n))).toBe('ok');
		expect(
			offer(
				written(mover, (doc) => hangMark(doc, n, inCell)),
				ada
			)
		).toBe('ok');
		expect(hungAt(live, n)).toBeNull();
	});

	test('a note is taken away while another writes in it: nobody is refused, and no name changes', () => {
		writes(ada, (doc) => hang(doc, n, note));
		const writer = client();
		expect(writes(ada, (doc) => dropMark(doc, n))).toBe('ok');
		expect(
			offer(
				written(writer, (doc) => putMark(doc, n, { ...note, text: 'Meanwhile' })),
				ben
			)
		).toBe('ok');
		expect(markAt(live, n)?.by ?? ada).toBe(ada);
	});

	test('a thread is taken away while another answers in it: nobody is refused', () => {
		writes(ada, (doc) => hang(doc, n, markOf('comment', ada)));
		const other = client();
		writes(ada, (doc) => dropMark(doc, n));
		const answer = markOf('comment', ben, { answers: n });
		expect(
			offer(
				written(other, (doc) => hang(doc, markId('a'), answer)),
				ben
			)
		).toBe('ok');
	});

	test('what was removed before the inspector was made anew is still remembered by the updates that said so', () => {
		const updates: Uint8Array[] = [];
		live.on('update', (update: Uint8Array) => updates.push(update));
		writes(ada, (doc) => hang(doc, n, note));
		writes(ben, (doc) => dropMark(doc, n));
		const bound = owners;
		fresh();
		owners = bound;
		for (const update of updates) Y.applyUpdate(live, update);
		expect(writes(ben, (doc) => hang(doc, n, note))).toBe('ok');
		expect(hungAt(live, n)?.mark).toEqual(note);
	});

	test('what is carried over can be written in, and nobody writes on under the board’s own client', () => {
		Y.applyUpdate(live, carrying([{ id: n, mark: note, anchor: onCard }]) ?? new Uint8Array());
		owners.set(carrier.client, carrier.person);
		expect(writes(ben, (doc) => putMark(doc, n, { ...note, text: 'On' }))).toBe('ok');
		const forger = client();
		forger.clientID = carrier.client;
		expect(
			offer(
				written(forger, (doc) => putMark(doc, n, { ...note, text: 'x' })),
				ben
			)
		).toContain('client id');
	});

	test('much that was drawn while away arrives in one piece', () => {
		const doc = client();
		for (let i = 0; i < 150; i++) hang(doc, markId(`m${i}`), markOf('note', ada, { at: i }));
		const update = Y.encodeStateAsUpdate(doc);
		expect(update.byteLength).toBeLessThan(bounds.update);
		expect(offer(update, ada)).toBe('ok');
		expect(allHung(live)).toHaveLength(150);
	});
});

describe('a hostile one', () => {
	beforeEach(() => writes(ada, (doc) => hang(doc, n, markOf('comment', ada))));

	test('hides nothing behind a chain of writes in one update', () => {
		const chain = (doc: Y.Doc) => {
			doc.getMap('marks').set('n', markOf('comment', ben));
			doc.getMap('marks').set('n', markOf('comment', ada, { text: 'I agree' }));
		};
		expect(writes(ben, chain)).not.toBe('ok');
		expect(markAt(live, n)).toEqual(markOf('comment', ada));
	});

	test('gets no content in that nobody would ever see', () => {
		const hidden = (doc: Y.Doc) => {
			doc.getMap('marks').set('h', { evil: 'x'.repeat(100) });
			doc.getMap('marks').set('h', markOf('note', ben));
		};
		const update = written(client(), hidden);
		expect(offer(update, ben)).toBe('ok');
		expect(Buffer.from(Y.encodeStateAsUpdate(live)).toString('latin1')).not.toContain('evil');
	});

	test('brings no prototype along, at any depth', () => {
		for (const text of ['{"__proto__":{"a":1}}', '{"to":{"__proto__":{"a":1}}}'])
			expect(
				writes(ben, (doc) => {
					const more = JSON.parse(text) as object;
					doc.getMap('marks').set('x', { ...markOf('connector', ben), ...more });
				})
			).not.toBe('ok');
		expect(({} as { a?: number }).a).toBeUndefined();
	});

	test('nests nothing deeper than a mark is', () => {
		let deep: unknown = 1;
		for (let i = 0; i < 3000; i++) deep = [deep];
		expect(writes(ben, (doc) => doc.getMap('marks').set('x', deep))).not.toBe('ok');
	});

	test('may not do as the facilitator, and the facilitator forges nothing', () => {
		expect(writes(ben, (doc) => dropMark(doc, n))).not.toBe('ok');
		expect(writes(fay, (doc) => putMark(doc, n, markOf('comment', ada, { text: 'Yes' })), true)).not.toBe(
			'ok'
		);
		expect(writes(fay, (doc) => dropMark(doc, n), true)).toBe('ok');
		expect(writes(fay, (doc) => hang(doc, n, markOf('comment', ada, { text: 'Yes' })), true)).not.toBe('ok');
		expect(writes(fay, (doc) => hang(doc, n, markOf('comment', ada)), true)).toBe('ok');
	});

	test('puts no fourth dot on a thing: not at once, not by moving one there', () => {
		const dot = markOf('dot', ben);
		const dots = (doc: Y.Doc, from: number, to: number, anchor: Anchor = onCard) => {
			for (let i = from; i < to; i++) hang(doc, markId(`d${i}`), dot, anchor);
		};
		expect(writes(ben, (doc) => dots(doc, 0, 4))).toContain('dots');
		expect(writes(ben, (doc) => dots(doc, 0, 3))).toBe('ok');
		expect(writes(ben, (doc) => dots(doc, 3, 4, inCell))).toBe('ok');
		expect(writes(ben, (doc) => hangMark(doc, markId('d3'), onCard))).toContain('dots');
		const swap = (doc: Y.Doc) => {
			hangMark(doc, markId('d3'), onCard);
			hangMark(doc, markId('d0'), { on: 'card', item: items.c1, dx: 0, dy: 0 });
		};
		expect(writes(ben, swap)).toBe('ok');
	});

	test('fits no more bytes in than its share, however few the marks', () => {
		const ink = (doc: Y.Doc, id: string) =>
			hang(
				doc,
				markId(id),
				markOf('ink', ben, { points: Array.from({ length: 6000 }, (_, i) => 10_000 + (i % 9)) })
			);
		let said = 'ok';
		let made = 0;
		while (said === 'ok' && made < 1000) said = writes(ben, (doc) => ink(doc, `i${made++}`));
		expect(said).toContain('room');
		expect(made * 35_000).toBeLessThan(mostOf.person.bytes + 72_000);
		expect(writes(ben, (doc) => dropMark(doc, markId('i0')))).toBe('ok');
		expect(writes(ben, (doc) => ink(doc, 'again'))).toBe('ok');
	});

	test('leaves no heap of places without marks, whichever way it goes about it', () => {
		const each = (from: number, to: number, write: (id: MarkId) => void) => {
			for (let i = from; i < to; i++) write(markId(`s${i}`));
		};
		const most = bounds.strays;
		expect(writes(ben, (doc) => each(0, most, (id) => hang(doc, id, markOf('dot', ben))))).toContain('dots');
		expect(writes(ben, (doc) => each(0, most, (id) => hang(doc, id, markOf('reaction', ben))))).toBe('ok');
		expect(writes(ben, (doc) => each(0, most, (id) => doc.getMap('marks').delete(id)))).toBe('ok');
		expect(writes(ben, (doc) => hang(doc, markId('one'), markOf('reaction', ben)))).toBe('ok');
		expect(writes(ben, (doc) => doc.getMap('marks').delete('one'))).toContain('without a mark');
		expect(writes(ben, (doc) => dropMark(doc, markId('one')))).toBe('ok');
		expect(writes(ben, (doc) => hangMark(doc, markId('one'), onCard))).toContain('without a mark');
	});

	test('that others left behind without marks leaves everybody room for their own', () => {
		const bens = (write: (id: MarkId) => void) => {
			for (let i = 0; i < bounds.strays; i++) write(markId(`b${i}`));
		};
		expect(writes(ben, (doc) => bens((id) => hang(doc, id, markOf('reaction', ben))))).toBe('ok');
		expect(writes(ben, (doc) => bens((id) => doc.getMap('marks').delete(id)))).toBe('ok');
		const note = markOf('note', ada);
		expect(writes(ada, (doc) => hang(doc, markId('hers'), note))).toBe('ok');
		expect(writes(ben, (doc) => dropMark(doc, markId('hers')))).toBe('ok');
		expect(writes(ada, (doc) => hangMark(doc, markId('hers'), inCell))).toBe('ok');
		// A place that stands there counts for whoever left it, and no longer once it is taken away.
		expect(writes(ada, (doc) => hangMark(doc, markId('b0'), inCell))).not.toBe('ok');
		expect(writes(ben, (doc) => hang(doc, markId('last'), markOf('reaction', ben)))).toBe('ok');
		expect(writes(ben, (doc) => doc.getMap('marks').delete('last'))).toContain('without a mark');
		expect(writes(ben, (doc) => doc.getMap('anchors').delete('b0'))).toBe('ok');
		expect(writes(ben, (doc) => doc.getMap('marks').delete('last'))).toBe('ok');
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

test('after any number of mutated frames the document loads, holds marks only, and what is ada’s is hers', () => {
	const seed = 20261121;
	const next = chance(seed);
	const pick = (most: number) => Math.floor(next() * most);
	const hers = markOf('comment', ada, { text: 'Not before the audit' });
	writes(ada, (doc) => hang(doc, n, hers));
	writes(ada, (doc) => hang(doc, markId('hers'), note));
	const kinds = ['note', 'ink', 'comment', 'dot', 'image'] as const;
	let accepted = 0;
	for (let at = 0; at < 2500; at++) {
		const id = [markId(`b${at % 9}`), n, markId('hers')][pick(3)] ?? n;
		const kind = kinds[pick(kinds.length)] ?? 'note';
		const bens = client();
		const update = written(bens, (doc) => {
			const way = next();
			if (way < 0.2) dropMark(doc, id);
			else if (way < 0.4) hangMark(doc, id, inCell);
			else hang(doc, id, markOf(kind, next() < 0.9 ? ben : ada, { at: pick(3) }));
		});
		const mutated = Uint8Array.from(update);
		for (let k = pick(3); k > 0; k--) mutated[pick(mutated.length)] = pick(256);
		if (offer(next() < 0.1 ? mutated.slice(0, pick(mutated.length)) : mutated, ben) === 'ok') accepted++;
		if (at % 100 !== 0) continue;
		const loaded = client();
		const where = `seed ${seed}, frame ${at}`;
		expect(loaded.store.pendingStructs, where).toBeNull();
		expect(hungAt(loaded, n), where).toEqual({ id: n, mark: hers, anchor: onCard });
		for (const [key, value] of loaded.getMap('marks').entries()) {
			expect(markAt(loaded, markId(key)), where).toEqual(value);
			if (key !== 'n' && key !== 'hers') expect((value as Mark).by, where).toBe(ben);
		}
		expect(markAt(loaded, markId('hers'))?.by ?? ada, where).toBe(ada);
	}
	expect(accepted).toBeGreaterThan(20);
	console.log(`inspect: ${accepted} of 2500 mutated frames of marks accepted (seed ${seed})`);
});
