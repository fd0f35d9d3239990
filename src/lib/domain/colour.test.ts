import { describe, expect, test } from 'vitest';
import { colourOf, grey, handColour, handColours } from './colour.ts';

describe('the colour of a product lane', () => {
	test('is the one it was given', () => {
		expect([0, 3, 7].map((colour) => colourOf({ name: 'Apps', colour }))).toEqual([0, 3, 7]);
	});

	test('is the grey of none where there is no product, whatever the board has kept for that lane', () => {
		// In its very words: boards have kept them.
		expect([0, 3, 8].map((colour) => colourOf({ name: 'No product', colour }))).toEqual([grey, grey, grey]);
	});
});

describe('the colour of a person’s hand', () => {
	const people = Array.from({ length: 1200 }, (_, n) => `01JD8Z5RQ${String(n).padStart(17, '0')}`);

	test('follows from who they are, for ever', () => {
		expect(['ada', 'ben', 'sam'].map(handColour)).toEqual([10, 6, 7]);
		expect(people.slice(0, 3).map(handColour)).toEqual([7, 1, 9]);
	});

	test('is each of them about as often as any other, for ids that differ little', () => {
		const often = Map.groupBy(people, handColour);
		expect([...often.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: handColours }, (_, n) => n));
		for (const some of often.values()) expect(some.length).toBeGreaterThan(50);
	});
});
