import { describe, expect, test } from 'vitest';
import { isTitled, titleOf } from './titles.ts';

describe('a title as it is shown', () => {
	test('stays as it was written', () => {
		for (const title of ['Ship it', '  Ship it', '日本語', '🚀', '-']) expect(titleOf({ title })).toBe(title);
	});

	test('is never blank: spaces, line ends, and signs that only steer text are no title', () => {
		for (const title of ['', '   ', '\n\t', '\u00a0\u3000', '\u200b\u200e\u202e\ufeff']) {
			expect(isTitled({ title }), JSON.stringify(title)).toBe(false);
			expect(titleOf({ title })).toBe('Untitled');
		}
	});
});
