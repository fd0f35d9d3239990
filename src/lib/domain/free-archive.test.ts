import { describe, expect, test } from 'vitest';
import { flawsInArchive } from './free-archive.ts';
import { mostOf } from './free-room.ts';
import { idOf, type PersonId } from './ids.ts';
import { people } from './testing/board.ts';
import { hungOf, markOf } from './testing/marks.ts';

const { ada, ben } = people;
const note = hungOf('m1', markOf('note', ada));
const later = hungOf('m2', markOf('comment', ben, { at: 2 }));

describe('an archived free layer', () => {
	test('is in order as a lock leaves it', () => {
		expect(flawsInArchive([])).toEqual([]);
		expect(flawsInArchive([note, later])).toEqual([]);
	});

	test('that is no list is said to be none', () => {
		expect(flawsInArchive({ m1: note })).toEqual(['it is no list of marks']);
	});

	test('has each mark named that can’t be read, and what of it', () => {
		const { mark: _, ...bare } = later;
		expect(
			flawsInArchive([
				{ ...note, mark: { ...note.mark, tint: 'pink' } },
				{ ...later, anchor: { on: 'nothing' } },
				bare,
				{ ...later, id: 'no name' },
				7
			])
		).toEqual([
			'mark m1 can’t be read (mark.tint)',
			'mark m2 can’t be read (anchor.on)',
			'mark m2 can’t be read (mark)',
			'mark no name can’t be read (id)',
			'mark number 5 can’t be read (all of it)'
		]);
	});

	test('holds words and pictures as somebody could have written them', () => {
		const words = hungOf('m1', markOf('note', ada, { text: 'a\u0007b' }));
		const picture = hungOf('m2', markOf('image', ada, { data: 'aGVsbG8=', at: 2 }));
		expect(flawsInArchive([words, picture])).toEqual([
			'mark m1: Text holds characters that can’t be shown.',
			'mark m2: The picture is not of the kind it says it is.'
		]);
	});

	test('holds each mark once, in the order in which they were made', () => {
		expect(flawsInArchive([note, note])).toEqual(['mark m1 is there twice']);
		expect(flawsInArchive([later, note])).toEqual(['its marks are not in the order in which they were made']);
	});

	test('holds no more than people may draw', () => {
		const dots = (n: number, by = ada) =>
			Array.from({ length: n }, (_, i) => hungOf(`${by}-${1e4 + i}`, markOf('dot', by)));
		expect(flawsInArchive(dots(mostOf.person.marks))).toEqual([]);
		expect(flawsInArchive(dots(mostOf.person.marks + 1))).toEqual([
			'ada has more in it than one person may draw'
		]);
		const crowd = Array.from({ length: 5 }, (_, n) => dots(1300, idOf<PersonId>(`person-${n}`)));
		expect(flawsInArchive(crowd.flat())).toEqual(['there is more in it than a board may hold']);
	});
});
