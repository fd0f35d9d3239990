import { expect, test } from 'vitest';
import { listed } from './lists.ts';

test('a list out of a table’s cell is read with commas', () => {
	expect(listed('sig-node;sig-scheduling;sig-auth')).toBe('sig-node, sig-scheduling, sig-auth');
	expect(listed('sig-node;')).toBe('sig-node');
});

test('prose and addresses keep their semicolons', () => {
	for (const text of ['Not yet; see the notes.', 'https://example.org/a;b', 'v1.37', ''])
		expect(listed(text)).toBe(text);
});
