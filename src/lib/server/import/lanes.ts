import { natural } from './order.ts';
import { type Problem, problem } from './sheet.ts';

/** A name the file uses, how often, and where first. */
export interface Named {
	readonly name: string;
	readonly items: number;
	readonly line: number;
}

/** The names in order of their first use. */
export function tally(uses: readonly { readonly name: string; readonly line: number }[]): Named[] {
	const found = new Map<string, Named>();
	for (const { name, line } of uses) {
		const known = found.get(name);
		found.set(name, known ? { ...known, items: known.items + 1 } : { name, line, items: 1 });
	}
	return [...found.values()];
}

/** Lanes with the most items first, ties as people count; the lane for those without one last. */
export const byWeight =
	(last: string) =>
	(a: Named, b: Named): number =>
		Number(a.name === last) - Number(b.name === last) || b.items - a.items || natural(a.name, b.name);

/** As people count; the lane for those without one last. */
export const byName =
	(last: string) =>
	(a: Named, b: Named): number =>
		Number(a.name === last) - Number(b.name === last) || natural(a.name, b.name);

/**
 * Names that differ only in case, blanks and marks, such as `SIG Node` and `sig-node`, are made as two lanes and
 * pointed out: whether they are one is for people to say.
 */
export function variants(named: readonly Named[], what: string, column: string | null): Problem[] {
	const groups = new Map<string, Named[]>();
	for (const each of named) {
		const bare = each.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
		groups.set(bare, [...(groups.get(bare) ?? []), each]);
	}
	return [...groups.entries()].flatMap(([bare, [first, ...others]]) =>
		first && bare !== ''
			? others.map(({ name, line }) =>
					problem(
						'note',
						line,
						column,
						`“${name}” and “${first.name}” (line ${first.line}) become two ${what}`
					)
				)
			: []
	);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('');

/** Two letters for each name, no two the same: initials where they are free, else letters of the name, else any. */
export function codesOf(names: readonly string[]): string[] {
	const used = new Set<string>();
	return names.map((name) => {
		for (const code of candidates(name))
			if (!used.has(code)) {
				used.add(code);
				return code;
			}
		throw new Error(`no code is left for ${names.length} products`);
	});
}

/** Ever worse codes, three letters after some 1,300 of two. */
function* candidates(name: string): Generator<string> {
	const words = name.toUpperCase().match(/[\p{Lu}\p{Lo}\p{N}]+/gu) ?? [];
	// One UTF-16 unit a letter: a code holds at most three.
	const letters: readonly string[] = words.join('').match(/[^\uD800-\uDFFF]/g) ?? [];
	const initials = words.map((word) => word.charAt(0)).filter((letter) => letters.includes(letter));
	const [first = 'X', ...others] = letters;
	for (const second of [...initials.slice(1), ...others, ...alphabet]) yield first + second;
	for (const one of alphabet) for (const two of alphabet) yield one + two;
	for (const one of alphabet)
		for (const two of alphabet) for (const three of alphabet) yield one + two + three;
}
