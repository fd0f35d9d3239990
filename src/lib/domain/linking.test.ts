import { expect, test } from 'vitest';
import type { Link } from './board.ts';
import { idOf, type LinkId } from './ids.ts';
import { ledTo, linksOf, reopenedBy, sameAs, unlinked } from './linking.ts';
import { items, needs, place, records, tableOf, timeboxes } from './testing/board.ts';

const { a1, a2, c1, c2 } = items;
const link = (id: string, from: typeof a1, to: typeof a1, more: Partial<Link> = {}) =>
	needs(from, to, { id: idOf<LinkId>(id), ...more });
const asked = { id: idOf<LinkId>('new'), kind: 'needs', from: a1, to: c1 } as const;

test('links of an item, in and out, come by their ids', () => {
	const table = tableOf({ links: [link('z', a1, c1), link('b', c2, a1), link('y', a2, c1)] });
	expect(linksOf(table, a1).map(({ id }) => id)).toEqual(['b', 'z']);
	expect(linksOf(table, items.n1)).toEqual([]);
	expect(unlinked(table, a1).map(({ id, now }) => [id, now])).toEqual([
		['b', null],
		['z', null]
	]);
});

test('[CH7] a link says the same as one of its kind that leads there; only what is related has no direction', () => {
	const same = (known: Link, wanted: Omit<Link, 'neededBy'> = asked) =>
		sameAs(tableOf({ links: [known] }), wanted)?.id ?? null;
	const related = { ...asked, kind: 'related' } as const;
	expect(same(link('l', a1, c1))).toBe('l');
	expect(same(link('new', a1, c1))).toBeNull();
	expect(same(link('l', a1, c1, { kind: 'related' }))).toBeNull();
	expect([same(link('l', c1, a1)), same(link('l', a1, c2)), same(link('l', c2, a1))]).toEqual([
		null,
		null,
		null
	]);
	expect(same(link('l', a1, c1, { kind: 'related' }), related)).toBe('l');
	expect(same(link('l', c1, a1, { kind: 'related' }), related)).toBe('l');
	expect(same(link('l', c2, a1, { kind: 'related' }), related)).toBeNull();
});

test('[CH10] what is related is led to the heir once, whichever way round it was said', () => {
	const table = tableOf({
		links: [link('k', c1, a1, { kind: 'related' }), link('l', a2, c1, { kind: 'related' })]
	});
	const [gone] = linksOf(table, a2);
	if (!gone) throw new Error('no link');
	expect(ledTo(table, gone, a2, a1)).toMatchObject([{ kind: 'links', id: 'l', now: null }]);
});

test('[CH9] moved to another timebox opens promises anew, and only those', () => {
	const links = [
		link('promised', a1, c1, { neededBy: timeboxes.summer }),
		link('given-anew', a1, c2, { neededBy: timeboxes.summer }),
		link('plain', a1, a2)
	];
	const now = tableOf({
		links,
		places: records.places.map((each) => (each.item === a1 ? place(a1, { timebox: timeboxes.summer }) : each))
	});
	const opened = reopenedBy(tableOf({ links }), now, [a1, a2, 'gone'], new Set(['given-anew']));
	expect(opened.filter(({ was, now: then }) => was !== then)).toMatchObject([
		{ id: 'promised', now: { reopened: true } }
	]);
});
