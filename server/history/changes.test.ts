import { expect, test } from 'vitest';
import { changesIn } from './changes.ts';

const read = (text: string) => changesIn(new TextEncoder().encode(text));

test('reads the columns wherever they stand, oldest first, texts on one line', () => {
	expect(
		read(
			'key,at,to,field,from\nA-1,2021-02-03T04:05:06Z," v1.2\n",target release,v1.1\nA-2,2020-02-03T04:05Z,x,title,\n'
		)
	).toEqual({
		ok: true,
		value: [
			{ at: Date.UTC(2020, 1, 3, 4, 5), key: 'A-2', field: 'title', from: '', to: 'x' },
			{ at: Date.UTC(2021, 1, 3, 4, 5, 6), key: 'A-1', field: 'target release', from: 'v1.1', to: 'v1.2' }
		]
	});
});

test('what happens at one time stays in the order of the file', () => {
	const answer = read('at,key,field,from,to\n2020-02-03T04:05Z,B,x,,1\n2020-02-03T04:05Z,A,x,,2\n');
	expect(answer.ok && answer.value.map(({ key }) => key)).toEqual(['B', 'A']);
});

test.each([
	['key,field,from\nA,x,y\n', 'The file of changes has no column “at”, “to”.'],
	['at,key,field,from,to\n', 'The file of changes holds none.'],
	['at,key,field,from,to\nyesterday,A,x,,y\n', 'Line 2 of the changes needs a time'],
	// Without its zone a time is another on every machine.
	['at,key,field,from,to\n2020-02-03T04:05,A,x,,y\n', 'Line 2 of the changes needs a time'],
	['at,key,field,from,to\n2020-02-30T25:05Z,A,x,,y\n', 'Line 2 of the changes needs a time'],
	['at,key,field,from,to\n2020-02-03T04:05Z,,x,,y\n', 'a key and a field'],
	['at,key,field,from,to\n2020-02-03T04:05Z,A,,,y\n', 'a key and a field'],
	['at,key,field,from,to\n2020-02-03T04:05Z,A,x,,y,z\n', 'Line 2 of the changes: The row has 6 columns'],
	['', 'The file is empty.']
])('says what is wrong with %j', (text, sentence) => {
	expect(read(text)).toEqual({ ok: false, error: expect.stringContaining(sentence) as string });
});
