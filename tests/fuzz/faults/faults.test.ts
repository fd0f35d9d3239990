import { expect, test } from 'vitest';
import { plays } from './long.ts';

/** Each of them once; two hundred times by hand. */

test.each([...plays])(
	'%s: nothing people were told is lost, and nothing is done twice',
	async (_, play) => {
		const said = await play(20260303);
		console.log(said);
		expect(said).toMatch(/[1-9]\d* acts answered, \d+ of them .* [1-9]\d* drafts confirmed/);
	},
	300_000
);
