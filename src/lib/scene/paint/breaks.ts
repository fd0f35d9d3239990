/** Where a text may be broken and where it may be cut, in every script. */

/** A piece of a line that stays together, and whether a space stands before it. */
export interface Piece {
	readonly text: string;
	readonly spaced: boolean;
}

/** Only letters that are one code unit each and stand from left to right, broken at spaces: nearly every title. */
const simple =
	/^[\u0020-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]*$/;

/** Scripts that put no spaces between words. */
const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** A text in pieces a line may be broken between: words, and in scripts without spaces the words found in them. */
export function piecesOf(text: string): Piece[] {
	const spaced = text.split(/\s+/).filter((word) => word !== '');
	if (simple.test(text)) return spaced.map((word) => ({ text: word, spaced: true }));
	return spaced.flatMap((word) => (unspaced.test(word) ? within(word) : [{ text: word, spaced: true }]));
}

/** No line begins with what closes, nor ends with what opens. */
function within(word: string): Piece[] {
	const pieces: { text: string; spaced: boolean }[] = [];
	let opening = '';
	for (const { segment, isWordLike } of words.segment(word)) {
		const last = pieces.at(-1);
		if (/^[\p{Ps}\p{Pi}]/u.test(segment)) opening += segment;
		else if (isWordLike !== true && opening === '' && last) last.text += segment;
		else {
			pieces.push({ text: opening + segment, spaced: pieces.length === 0 });
			opening = '';
		}
	}
	const last = pieces.at(-1);
	if (opening !== '' && last) last.text += opening;
	else if (opening !== '') pieces.push({ text: opening, spaced: true });
	return pieces;
}

/** Pieces as they stand in one line. */
export const joined = (pieces: readonly Piece[]): string =>
	pieces.map(({ text, spaced }, n) => (spaced && n > 0 ? ` ${text}` : text)).join('');

/**
 * The places at which a text may be cut, from its beginning on: between letters as people see them, never inside an
 * emoji or between a letter and its marks.
 */
export function cutsOf(text: string): readonly number[] | null {
	if (simple.test(text)) return null;
	return Array.from(graphemes.segment(text), ({ index, segment }) => index + segment.length);
}

/** The first letters of a text as people see them, as many as asked for. */
export function firstLetters(text: string, count: number): string {
	let first = '';
	for (const { segment } of graphemes.segment(text)) {
		if (count-- <= 0) break;
		first += segment;
	}
	return first;
}

/** The beginning of a text of at most `most` code units: nobody reads on where a line ends, and measuring costs. */
export function beginning(text: string, most: number): string {
	if (text.length <= most) return text;
	const start = text.slice(0, most);
	const cuts = cutsOf(start);
	// The last letter may go on behind the end.
	const end = cuts === null ? most : (cuts.at(-2) ?? most);
	return start.slice(0, end);
}

const firstStrong = /\p{L}/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a text is read from the right: its first letter says so. */
const fromRight = (text: string): boolean =>
	rightToLeft.test(text) && rightToLeft.test(firstStrong.exec(text)?.[0] ?? '');

/**
 * A line with the direction of the text it comes from: without it a canvas would put the full stop, or the ellipsis, of a
 * Hebrew title at its beginning.
 */
export const directed = (text: string, lines: readonly string[]): readonly string[] =>
	!simple.test(text) && fromRight(text)
		? lines.map((line) => (line === '' ? line : `\u2067${line}\u2069`))
		: lines;
