import { describe, expect, test } from 'vitest';
import { mostOf, weighed, weightOf, weightless, whyNoRoom, whyNotContent, type Weight } from './free-room.ts';
import { whyNotAnchor } from './free-rules.ts';
import type { Mark } from './free.ts';
import { people } from './testing/board.ts';
import { markOf, onCard } from './testing/marks.ts';

const { ada, ben } = people;
const hers = { person: ada, facilitates: false };

describe('what a refusal says', () => {
	const room = (person: Partial<Weight>, board: Partial<Weight> = {}) =>
		whyNoRoom({ ...weightless, ...person }, { ...weightless, ...board });

	test('of room', () => {
		expect([
			room({ marks: mostOf.person.marks + 1 }),
			room({ images: mostOf.person.images + 1 }),
			room({ bytes: mostOf.person.bytes + 1 }),
			room({}, { marks: mostOf.board.marks + 1 }),
			room({}, { images: mostOf.board.images + 1 })
		]).toEqual([
			'No more than 1500 marks of yours fit on this board.',
			'No more than 20 pictures of yours fit on this board.',
			'There is no more room: take something away first.',
			'No more than 6000 marks fit on this board.',
			'No more than 60 pictures fit on this board.'
		]);
	});

	test('of content', () => {
		const unshown = 'Text holds characters that can’t be shown.';
		expect([
			whyNotContent(markOf('note', ada, { text: '\u0007' })),
			whyNotContent(markOf('image', ada, { alt: '\u0007' })),
			whyNotContent(markOf('comment', ada, { mentions: [ben, ben] })),
			whyNotContent(markOf('image', ada, { type: 'image/jpeg' }))
		]).toEqual([
			unshown,
			unshown,
			'A comment names nobody twice.',
			'The picture is not of the kind it says it is.'
		]);
	});

	test('of a place without a mark', () => {
		expect(whyNotAnchor(null, onCard, hers)).toBe('Nothing of that name hangs there.');
	});
});

describe('what marks come to', () => {
	const note = markOf('note', ada);
	const image = markOf('image', ada);
	const bytes = (mark: Mark) => JSON.stringify(mark).length;

	test('is one mark each, a picture where it is one, and the length of its text', () => {
		expect(weightOf(note)).toEqual({ marks: 1, images: 0, bytes: bytes(note) });
		expect(weightOf(image)).toEqual({ marks: 1, images: 1, bytes: bytes(image) });
	});

	test('is added up, and less again by what is taken away', () => {
		const both = weighed(weighed(weightless, weightOf(note)), weightOf(image));
		expect(both).toEqual({ marks: 2, images: 1, bytes: bytes(note) + bytes(image) });
		expect(weighed(both, weightOf(note), -1)).toEqual(weightOf(image));
		expect(weighed(both, weightOf(image), -1)).toEqual(weightOf(note));
		expect(weighed(both, { marks: 0, images: 0, bytes: 0 }, -1)).toEqual(both);
	});
});
