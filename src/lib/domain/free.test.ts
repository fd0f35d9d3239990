import { describe, expect, test } from 'vitest';
import { carriedOver, inOrderMade } from './free-carry.ts';
import { mostOf, plainText, weightless, whyNoRoom, whyNotContent } from './free-room.ts';
import {
	goneOf,
	mayEdit,
	mayMoveOrRemove,
	notYours,
	sameJson,
	thingOf,
	whyNoDot,
	whyNotAnchor,
	whyNotMark
} from './free-rules.ts';
import { parseAnchor, parseMark, type Anchor, type Mark, type MarkKind } from './free.ts';
import { items, people, products, teams, timeboxes } from './testing/board.ts';
import { hungOf, inCell, markId, markOf, onCard } from './testing/marks.ts';

const { ada, ben, fay } = people;
const hers = { person: ada, facilitates: false };
const his = { person: ben, facilitates: false };
const facilitator = { person: fay, facilitates: true };
const kinds: readonly MarkKind[] = [
	...(['note', 'text', 'shape', 'connector'] as const),
	...(['ink', 'comment', 'reaction', 'dot', 'image'] as const)
];
const everybodys = kinds.slice(0, 4);
const ones = kinds.slice(4);

describe('a mark', () => {
	test.each(kinds)('of kind %s is read as it was written', (kind) => {
		expect(parseMark(markOf(kind, ada))).toEqual(markOf(kind, ada));
		expect(parseMark({ ...markOf(kind, ada), more: 1 })).toBeNull();
		expect(parseMark({ ...markOf(kind, ada), by: '' })).toBeNull();
	});

	test('hangs in a cell or on a card, and nowhere else', () => {
		expect(parseAnchor(inCell)).toEqual(inCell);
		expect(parseAnchor(onCard)).toEqual(onCard);
		for (const wrong of [
			{ ...inCell, fx: 1.1 },
			{ ...inCell, fy: NaN },
			{ ...onCard, dx: 0.5 },
			{ on: 'air' },
			null
		])
			expect(parseAnchor(wrong)).toBeNull();
	});

	test.each(kinds)('of kind %s is made in one’s own name', (kind) => {
		expect(whyNotMark(null, markOf(kind, ada), hers)).toBeNull();
		expect(whyNotMark(null, markOf(kind, ada), his)).toMatch(/own name/);
		expect(whyNotMark(null, markOf(kind, ada), facilitator)).toMatch(/own name/);
	});

	test.each(everybodys)('of kind %s is everybody’s to write in, move and take away', (kind) => {
		const [was, now] = [markOf(kind, ada), markOf(kind, ada, { pinned: true })];
		expect([whyNotMark(was, now, his), whyNotMark(was, null, his), whyNotAnchor(was, inCell, his)]).toEqual([
			null,
			null,
			null
		]);
	});

	test.each(ones)('of kind %s is only for whoever made it', (kind) => {
		const was = markOf(kind, ada);
		const now = {
			...was,
			...(kind === 'comment' ? { text: 'Otherwise' } : { tint: 'coral', alt: 'x', glyph: 'eyes' })
		};
		for (const hand of [his]) {
			expect(whyNotMark(was, now as Mark, hand)).not.toBeNull();
			expect(whyNotMark(was, null, hand)).not.toBeNull();
			expect(whyNotAnchor(was, inCell, hand)).not.toBeNull();
			expect([mayEdit(was, hand), mayMoveOrRemove(was, hand)]).toEqual([false, false]);
		}
		expect(whyNotMark(was, now as Mark, hers)).toBeNull();
		expect(whyNotMark(was, null, hers)).toBeNull();
		expect(whyNotMark(was, null, facilitator) === null).toBe(kind === 'comment');
	});

	test.each(kinds)('of kind %s keeps who made it, when, and what it is', (kind) => {
		const was = markOf(kind, ada);
		const other = markOf(kind === 'note' ? 'text' : 'note', ada);
		for (const now of [{ ...was, by: ben }, { ...was, at: 2 }, other])
			expect(whyNotMark(was, now as Mark, hers)).not.toBeNull();
	});
});

describe('a comment', () => {
	const was = markOf('comment', ada);

	test('is settled and pinned by the facilitator, who changes no word of it', () => {
		expect(whyNotMark(was, { ...was, resolved: true }, facilitator)).toBeNull();
		expect(whyNotMark(was, { ...was, pinned: true }, facilitator)).toBeNull();
		expect(whyNotMark({ ...was, resolved: true }, was, facilitator)).toBeNull();
		expect(whyNotMark(was, { ...was, resolved: true, text: 'x' }, facilitator)).not.toBeNull();
		expect(whyNotMark(was, { ...was, mentions: [ben] }, facilitator)).not.toBeNull();
		expect(whyNotMark(was, { ...was, resolved: true }, his)).not.toBeNull();
	});

	test('stays in its thread', () => {
		expect(whyNotMark(was, { ...was, answers: markId('t') }, hers)).not.toBeNull();
	});

	test('names nobody twice', () => {
		expect(whyNotContent({ ...was, mentions: [ben, ada] })).toBeNull();
		expect(whyNotContent({ ...was, mentions: [ben, ben] })).not.toBeNull();
	});
});

describe('what was taken away', () => {
	test('comes back as it was: a note by anybody, a comment word for word by the facilitator', () => {
		const note = markOf('note', ada);
		expect(whyNotMark(null, { ...note, text: 'Written meanwhile' }, his, goneOf(note))).toBeNull();
		expect(whyNotMark(null, { ...note, by: ben }, his, goneOf(note))).not.toBeNull();
		const comment = markOf('comment', ada);
		expect(whyNotMark(null, comment, facilitator, goneOf(comment))).toBeNull();
		expect(whyNotMark(null, { ...comment, text: 'x' }, facilitator, goneOf(comment))).not.toBeNull();
		expect(whyNotMark(null, comment, his, goneOf(comment))).not.toBeNull();
		expect(whyNotMark(null, { ...comment, text: 'x' }, hers, goneOf(comment))).toBeNull();
		expect(whyNotMark(null, markOf('ink', ada), his, goneOf(markOf('ink', ada)))).not.toBeNull();
	});

	test('leaves a place behind that only those may touch who could move it', () => {
		expect(whyNotAnchor(null, onCard, hers)).not.toBeNull();
		expect(whyNotAnchor(null, null, his)).toBeNull();
		expect(whyNotAnchor(goneOf(markOf('note', ada)), onCard, his)).toBeNull();
		expect(whyNotAnchor(goneOf(markOf('ink', ada)), onCard, his)).not.toBeNull();
	});
});

describe('content', () => {
	test('is text that can be shown; pasted text is cleaned, emoji and lines are kept', () => {
		const pasted = 'one\r\ntwo\u000bthree\u0000\u2028\ufeff 👩‍💻\tמחר';
		expect(plainText(pasted)).toBe('one\ntwo\nthree 👩‍💻\tמחר');
		expect(whyNotContent(markOf('note', ada, { text: plainText(pasted) }))).toBeNull();
		expect(whyNotContent(markOf('note', ada, { text: pasted }))).not.toBeNull();
		expect(whyNotContent(markOf('image', ada, { alt: '\u0007' }))).not.toBeNull();
	});
});

test('there is room for so much of one person, and for so much of all', () => {
	const { person, board } = mostOf;
	expect(whyNoRoom(person, board)).toBeNull();
	for (const what of ['marks', 'images', 'bytes'] as const) {
		expect(whyNoRoom({ ...weightless, [what]: person[what] + 1 }, weightless)).not.toBeNull();
		expect(whyNoRoom(weightless, { ...weightless, [what]: board[what] + 1 })).not.toBeNull();
	}
});

test('three dots of one person fit on one thing, wherever on it they hang', () => {
	expect([whyNoDot(3), whyNoDot(4)]).toEqual([null, expect.stringMatching(/3/)]);
	expect(thingOf({ ...inCell, fx: 0.9 } as typeof inCell)).toBe(thingOf(inCell));
	expect(thingOf(inCell)).not.toBe(thingOf(onCard));
});

test('carried over is what was pinned, and with a pinned comment its answers', () => {
	const all = [
		hungOf('n', markOf('note', ada, { at: 5 })),
		hungOf('p', markOf('note', ada, { at: 4, pinned: true })),
		hungOf('c', markOf('comment', ada, { at: 3, pinned: true })),
		hungOf('a', markOf('comment', ben, { at: 6, answers: markId('c') })),
		hungOf('x', markOf('comment', ben, { answers: markId('gone') })),
		hungOf('d', markOf('dot', ben))
	];
	expect(carriedOver(all).map(({ id }) => id)).toEqual(['p', 'c', 'a']);
	expect(inOrderMade(all).map(({ id }) => id)).toEqual(['d', 'x', 'c', 'p', 'n', 'a']);
});

test('a stroke is made of whole points', () => {
	const ink = markOf('ink', ada);
	expect(parseMark({ ...ink, points: [0, 0, 50, 10] })).toBeNull();
	expect(parseMark({ ...ink, points: [0, 0, 50, 10, 10, 60, 20, 20, 40] })).not.toBeNull();
});

describe('the facilitator', () => {
	test('writes in nobody’s mark', () => {
		const ink = markOf('ink', ada);
		expect(whyNotMark(ink, { ...ink, tint: 'coral' }, facilitator)).toBe(notYours);
		expect(whyNotMark(ink, ink, facilitator)).toBe(notYours);
	});

	test('brings back no mark but a comment', () => {
		const ink = markOf('ink', ada);
		expect(goneOf(ink)).toEqual({ by: ada, at: 1, kind: 'ink', comment: null });
		expect(whyNotMark(null, ink, facilitator, goneOf(ink))).toBe(notYours);
	});
});

test('where nothing was and nothing is, nothing was done', () => {
	expect(whyNotMark(null, null, his)).toBeNull();
});

describe('two values are the same', () => {
	test('in whichever order their parts were written, deep down too', () => {
		expect(
			sameJson(
				{ a: 1, b: 2, c: { d: 3, e: [4, { f: 5, g: 6 }] } },
				{ c: { e: [4, { g: 6, f: 5 }], d: 3 }, b: 2, a: 1 }
			)
		).toBe(true);
		expect(sameJson({ b: 1, c: 1, a: 1 }, { c: 1, a: 1, b: 1 })).toBe(true);
	});

	test.each([
		[{ a: 1 }, { a: 2 }],
		[
			[1, 2],
			[2, 1]
		],
		[{ a: null }, { a: {} }],
		[{ 0: 'a' }, ['a']],
		[null, {}],
		[{}, null],
		[1, {}],
		[{}, 1],
		['a', { 0: 'a' }],
		[1, 2]
	])('but %j is not %j', (a, b) => {
		expect(sameJson(a, b)).toBe(false);
	});
});

test('a thing is a card, or a cell by all that makes it one', () => {
	const names = [
		onCard,
		{ ...onCard, item: items.a2 },
		inCell,
		{ ...inCell, product: products.core },
		{ ...inCell, team: teams.blue },
		{ ...inCell, timebox: timeboxes.summer }
	].map((anchor) => thingOf(anchor));
	expect(new Set(names).size).toBe(names.length);
	expect(thingOf({ ...onCard, dx: 1 } as Anchor)).toBe(thingOf(onCard));
});

test('what is not pinned any more is not carried over, nor are answers to it', () => {
	const unpinned = { ...markOf('note', ada), pinned: undefined } as unknown as Mark;
	const all = [
		hungOf('n', unpinned),
		hungOf('c', markOf('comment', ada)),
		hungOf('a', markOf('comment', ben, { answers: markId('c') })),
		hungOf('p', markOf('comment', ben, { pinned: true, at: 1 })),
		hungOf('b', markOf('comment', ben, { answers: markId('p'), at: 1 }))
	];
	expect(carriedOver(all).map(({ id }) => id)).toEqual(['p', 'b']);
	expect(inOrderMade(all).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'n', 'p']);
});

test('a mark is pinned or not, a comment settled or not, and a picture of three types', () => {
	for (const more of [{ pinned: true }, { resolved: true }])
		expect(parseMark({ ...markOf('comment', ada), ...more })).toMatchObject(more);
	for (const more of [{ pinned: false }, { resolved: false }])
		expect(parseMark({ ...markOf('comment', ada), ...more })).toBeNull();
	for (const type of ['image/png', 'image/jpeg', 'image/webp'])
		expect(parseMark({ ...markOf('image', ada), type })).not.toBeNull();
	expect(parseMark({ ...markOf('image', ada), type: 'image/svg+xml' })).toBeNull();
});

test('whoever may not is told whose it is', () => {
	expect(whyNotMark(markOf('ink', ada), null, his)).toBe('Only whoever made this can change it.');
	expect(whyNotMark(markOf('note', ada), markOf('note', ben), hers)).toBe(
		'Who made a mark, when, and what it is never changes.'
	);
	expect(whyNotMark(null, markOf('note', ada), his)).toBe('A mark is made in one’s own name only.');
});
