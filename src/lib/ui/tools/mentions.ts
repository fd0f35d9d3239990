import type { PersonId } from '#lib/domain/ids.ts';

/** Whom a comment names: `@` and a person's name as the board's directory has it. Pure. */

export interface Named {
	readonly person: PersonId;
	readonly name: string;
}

/** The people a text names, each once; a longer name goes before one it begins with. */
export function mentioned(text: string, people: readonly Named[]): PersonId[] {
	const found: PersonId[] = [];
	let rest = text;
	for (const { person, name } of [...people].sort((a, b) => b.name.length - a.name.length)) {
		const at = `@${name}`;
		if (!rest.includes(at)) continue;
		found.push(person);
		rest = rest.replaceAll(at, '');
	}
	return found.slice(0, 20);
}

/** What is being typed behind an `@` at the caret, or null. */
export function asked(text: string, caret: number): { readonly from: number; readonly words: string } | null {
	const from = text.lastIndexOf('@', caret - 1);
	if (from < 0 || (from > 0 && /\S/.test(text[from - 1] ?? ''))) return null;
	const words = text.slice(from + 1, caret);
	return words.length <= 40 && !words.includes('\n') ? { from, words } : null;
}

/** People whose name, or part of it, begins so. */
export const fitting = (people: readonly Named[], words: string): Named[] =>
	people
		.filter(({ name }) =>
			[name, ...name.split(/\s+/)].some((part) => part.toLowerCase().startsWith(words.toLowerCase()))
		)
		.slice(0, 6);
