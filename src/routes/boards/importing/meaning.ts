import type { Meaning } from '#lib/server/import/mapping.ts';

/** Something a column may mean, as the server names it. */
export interface MeaningWords {
	readonly id: Meaning;
	readonly label: string;
	readonly hint: string;
	/** Without it nothing can be imported. */
	readonly needed: boolean;
}
