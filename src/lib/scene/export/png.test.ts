import { expect, test } from 'vitest';
import { tooLarge } from './png.ts';

test('a picture larger than a browser draws is refused in words, with what can be done', () => {
	expect(tooLarge({ width: 5000, height: 4000 }, 1)).toBeNull();
	expect(tooLarge({ width: 5000, height: 4000 }, 3)).toBe(
		'15,000 × 12,000 pixels are more than a browser can draw (16,384 on a side, 64 million in all). At 1× it fits.'
	);
	expect(tooLarge({ width: 100, height: 20_000 }, 1)).toMatch('SVG and PDF have no such limit.');
});
