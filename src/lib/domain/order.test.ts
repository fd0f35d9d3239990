import { expect, test } from 'vitest';
import { byText, ranked } from './order.ts';

test('texts stand by their code units, whatever the locale says', () => {
	expect(['b', 'a', 'Z', 'ä', 'a'].sort(byText)).toEqual(['Z', 'a', 'a', 'b', 'ä']);
	expect(byText('a', 'a')).toBe(0);
});

test('records stand by rank, ties by id, and the list they come from is left alone', () => {
	const records = [
		{ id: 'y', rank: 'a1' },
		{ id: 'z', rank: 'a0' },
		{ id: 'x', rank: 'a1' }
	];
	expect(ranked(records).map(({ id }) => id)).toEqual(['z', 'x', 'y']);
	expect(records[0]?.id).toBe('y');
});
