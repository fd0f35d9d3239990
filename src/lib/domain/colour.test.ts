import { describe, expect, test } from 'vitest';
import { colourOf, grey } from './colour.ts';

describe('the colour of a product lane', () => {
	test('is the one it was given', () => {
		expect([0, 3, 7].map((colour) => colourOf({ name: 'Apps', colour }))).toEqual([0, 3, 7]);
	});

	test('is the grey of none where there is no product, whatever the board has kept for that lane', () => {
		// In its very words: boards have kept them.
		expect([0, 3, 8].map((colour) => colourOf({ name: 'No product', colour }))).toEqual([grey, grey, grey]);
	});
});
