import type { PersonId, WordsId } from './ids.ts';
import type { Impediment } from './matters.ts';
import type { Table } from './table.ts';

/**
 * Words that not everybody on the board may read. The log and the shared rooms hold only their salted hashes;
 * whoever serves the texts asks here first.
 */

/** Every text of an impediment: what it is, why it went up, how it was solved. */
export const wordsIn = ({ text, path, solved }: Impediment): readonly WordsId[] => [
	text,
	...path.map(({ because }) => because),
	...(solved ? [solved.text] : [])
];

/** Who reads a private impediment: whoever raised it, and everybody who has owned it. */
const readers = ({ by, owner, path }: Impediment): readonly PersonId[] => {
	const all = new Set([by, ...path.map(({ from }) => from), owner]);
	return [...all].filter((person) => person !== null);
};

/** The persons who may read these words; null: everybody who may read the board. */
export function readersOf(table: Table, words: string): readonly PersonId[] | null {
	const id = table.index.private.get(words);
	const impediment = id === undefined ? undefined : table.impediments.get(id);
	return impediment ? readers(impediment) : null;
}

/** Whether a person, or with null whoever watches by a link, may read these words. */
export function mayRead(table: Table, person: PersonId | null, words: string): boolean {
	const among = readersOf(table, words);
	return among === null || (person !== null && among.includes(person));
}
