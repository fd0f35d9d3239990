import { expect, test } from 'vitest';
import { idOf, type PersonId } from '#lib/domain/ids.ts';
import { createClientIds } from './client-ids.ts';

const [ada, ben] = [idOf<PersonId>('ada'), idOf<PersonId>('ben')];

test('an id that was given or used is nobody else’s', () => {
	const ids = createClientIds(new Map([[7, ada]]), 10);
	const given = ids.reserve(ada);
	expect([ids.claim(given, ben), ids.claim(7, ben), ids.claim(given, ada)]).toEqual([false, false, true]);
	expect([ids.claim(8, ben), ids.ownerOf(8), ids.claim(8, ada)]).toEqual([true, ben, false]);
});

test('what is only held is given up again, what was written under is not', () => {
	const ids = createClientIds(new Map(), 10);
	const first = ids.reserve(ada);
	const written = ids.reserve(ada);
	ids.bind(written, ada);
	for (let n = 0; n < 100; n++) ids.reserve(ada);
	expect([ids.ownerOf(first), ids.ownerOf(written)]).toEqual([undefined, ada]);
});

test('a person may write under so many ids and no more', () => {
	const ids = createClientIds(new Map([[7, ada]]), 2);
	expect(ids.roomFor(ada)).toBe(true);
	ids.bind(8, ada);
	expect([ids.roomFor(ada), ids.roomFor(ben)]).toEqual([false, true]);
});

test('an id is bound when something was written under it, not when it was given', () => {
	const ids = createClientIds(new Map([[3, ada]]), 4);
	const given = ids.reserve(ben);
	expect([ids.isBound(3), ids.isBound(given), ids.bound]).toEqual([true, false, 1]);
	ids.bind(given, ben);
	expect([ids.isBound(given), ids.ownerOf(given), ids.bound]).toEqual([true, ben, 2]);
});
