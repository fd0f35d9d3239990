import { meanings, meaningWords } from '#lib/server/import/mapping.ts';
import { mostBytes } from '#lib/server/import/sheet.ts';
import type { MeaningWords } from './meaning.ts';

/** What the import pages say and keep to, from the rooms that only the server may enter. */
export const importWords = {
	mostBytes,
	meanings: meanings.map((id): MeaningWords => ({
		id,
		...meaningWords[id],
		needed: id === 'key' || id === 'title'
	}))
};
