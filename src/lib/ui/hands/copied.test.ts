import { describe, expect, test } from 'vitest';
import { item, items, records, tableOf } from '#lib/domain/testing/board.ts';
import { asText, namedIn } from './copied.ts';

const { a1, a2, c1 } = items;
const table = tableOf({
	items: records.items.map((each) => (each.id === a1 ? item(a1, { title: 'One\nin two\tlines' }) : each))
});

describe('copied cards', () => {
	test('are a line each for other programs, whatever stands in their titles', () => {
		const [first, ...others] = asText(table, [a1, a2]).split('\n');
		expect(first).toBe('A1\tOne in two lines');
		expect(others).toHaveLength(1);
	});

	test('are known again when they are pasted', () => {
		expect(namedIn(table, asText(table, [c1, a1]))).toEqual([c1, a1]);
	});

	test('may come from a list that somebody wrote', () => {
		expect(namedIn(table, 'A2, the second one\r\n\r\nNothing of ours\n  C1: core\nA2')).toEqual([a2, c1]);
		expect(namedIn(table, 'We spoke about A1')).toEqual([]);
	});
});
