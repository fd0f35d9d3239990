import { expect, test } from 'vitest';
import { people } from './testing/board.ts';
import { eachOnce } from './whom.ts';

test('whom to ask is named once each, in the order of their ids', () => {
	expect(eachOnce([people.sam, people.ada, people.sam, people.fay])).toEqual([
		people.ada,
		people.fay,
		people.sam
	]);
});
