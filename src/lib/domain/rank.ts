import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** Order keys (fractional indexing). They compare as plain strings. */

/**
 * Putting in at the same spot again and again lengthens keys by a letter every six times. A cell whose next
 * key would be longer than this is given new ones.
 */
const longest = 32;
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `count` short order keys in ascending order, for founding a board or renewing a cell. */
export const ranks = (count: number): string[] => generateNKeysBetween(null, null, count);

/**
 * An order key between two neighbours, null standing for an end of the list. Null where there is no room:
 * the neighbours tie, or the key would grow too long.
 */
export function rankBetween(before: string | null, after: string | null): string | null {
	if (before !== null && after !== null && before >= after) return null;
	const rank = generateKeyBetween(before, after);
	return rank.length > longest ? null : rank;
}

/** Whether a text is an order key that others can be put before and after. */
export function isRank(text: string): boolean {
	if (!/^[0-9A-Za-z]{2,200}$/.test(text)) return false;
	try {
		generateKeyBetween(text, null);
		return true;
	} catch {
		return false;
	}
}

/** The order key of a count, ascending with it: 0 ≤ n < 62⁶. */
export function rankAt(n: number): string {
	let rest = n;
	let text = '';
	for (let place = 0; place < 6; place += 1) {
		text = digits.charAt(rest % 62) + text;
		rest = Math.floor(rest / 62);
	}
	return `f${text}`;
}
