import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { beforeEach, expect, test } from 'vitest';
import { idOf, type ActId, type PersonId } from '../domain/ids.ts';
import { items, people, products, teams, timeboxes } from '../domain/testing/board.ts';
import { putMove, type DraftMove } from './draft.ts';
import { createInspector, type Inspector } from './inspect.ts';

/** Updates by which few bytes would cost everybody much. */

const cell = { product: products.apps, team: teams.red, timebox: timeboxes.spring };
const moveOf = (id: string, by: PersonId, at = 1): DraftMove => ({
	...{ id: idOf<ActId>(id), item: items.a1, from: cell, by, at },
	to: { ...cell, timebox: timeboxes.summer, after: null }
});

let live: Y.Doc;
let owners: Map<number, PersonId>;
let inspector: Inspector;
beforeEach(() => {
	live = new Y.Doc();
	owners = new Map();
	inspector = createInspector(live, {
		ownerOf: (client) => owners.get(client),
		isBound: (client) => owners.has(client),
		roomFor: () => true
	});
});

function offer(update: Uint8Array, author: PersonId): string {
	const inspected = inspector.inspect(update, author);
	if (!inspected.ok) return inspected.because;
	for (const client of inspected.clients) owners.set(client, author);
	if (inspected.update) Y.applyUpdate(live, inspected.update);
	return 'ok';
}

function bytes(...parts: (number | string)[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const part of parts)
		if (typeof part === 'number') encoding.writeVarUint(encoder, part);
		else encoding.writeVarString(encoder, part);
	return encoding.toUint8Array(encoder);
}

/** Values of these keys of `moves` that were removed before anybody saw them, each behind none. */
const removedAlready = (id: number, clock: number, keys: readonly string[]): Uint8Array =>
	bytes(...[1, keys.length, id, clock], ...keys.flatMap((key) => [0x21, 1, 'moves', key, 1]), 0);

const deleting = (id: number, ranges: readonly (readonly [number, number])[]): Uint8Array =>
	bytes(...[0, 1, id, ranges.length], ...ranges.flat());

function copyOf(doc: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	return copy;
}

const { ada, ben } = people;

test('who wrote a thousand times where nobody heard it goes on behind what was written meanwhile', () => {
	const first = new Y.Doc();
	putMove(first, moveOf('m1', ada));
	expect(offer(Y.encodeStateAsUpdate(first), ada)).toBe('ok');
	const [one, two] = [copyOf(live), copyOf(live)];
	for (let n = 0; n < 500; n++) putMove(one, moveOf('m1', ada, n));
	for (let n = 0; n < 1000; n++) putMove(two, moveOf('m1', ada, n));
	const known = Y.encodeStateVector(live);
	for (const each of [one, two]) expect(offer(Y.encodeStateAsUpdate(each, known), ada)).toBe('ok');
});

test('nobody leads others past thousands of values, in one update or in many', () => {
	expect(offer(removedAlready(77, 0, Array<string>(3000).fill('k')), ben)).toContain('behind earlier');
	const taken = [77, 88].map((each) => offer(removedAlready(each, 0, Array<string>(60).fill('k')), ben));
	expect(taken).toEqual(['ok', 'ok']);
	let clock = 60;
	while (offer(removedAlready(77, clock, Array<string>(60).fill('k')), ben) === 'ok') clock += 60;
	expect(clock).toBeLessThan(1000);
});

test('no deletion is said over and over', () => {
	offer(removedAlready(77, 0, ['a', 'b', 'c']), ben);
	const said = (...ranges: [number, number][]) => offer(deleting(77, ranges), ben);
	expect(said([0, 3], [0, 3])).toContain('out of order');
	expect(said([1, 2], [0, 1])).toContain('out of order');
	expect(said([0, 1], [1, 2])).toBe('ok');
});
