import { beginning, cutsOf, directed, joined, piecesOf } from './breaks.ts';

/**
 * Text on a canvas, measured once: breaking a title into lines costs more than drawing it. Kept by font, width and
 * text; cleared when fonts arrive.
 */
export interface TextBook {
	/**
	 * At most `most` lines no wider than `width`; what doesn't fit ends in an ellipsis. Breaks at words, cuts between
	 * letters as people see them.
	 */
	lines(text: string, font: string, width: number, most: number): readonly string[];
	/** One line, cut with an ellipsis where it is too wide; empty where not even one letter fits. */
	clip(text: string, font: string, width: number): string;
	width(text: string, font: string): number;
	clear(): void;
}

/** The one thing a text book needs of a canvas. */
export interface Measure {
	font: string;
	measureText(text: string): { readonly width: number };
}

/** Above this many kept texts the book starts anew: a board of 10,000 cards at three zooms fits. */
const capacity = 40_000;

export function textBook(measure: Measure): TextBook {
	const broken = new Map<string, readonly string[]>();
	const widths = new Map<string, number>();
	const width = (text: string, font: string): number => {
		const key = `${font}|${text}`;
		const known = widths.get(key);
		if (known !== undefined) return known;
		if (measure.font !== font) measure.font = font;
		const found = measure.measureText(text).width;
		if (widths.size > capacity) widths.clear();
		widths.set(key, found);
		return found;
	};
	const cut = (text: string, font: string, room: number): string => {
		if (width(text, font) <= room) return text;
		const cuts = cutsOf(text);
		let low = 0;
		let high = cuts?.length ?? text.length;
		const start = (count: number): string => text.slice(0, cuts ? (cuts[count - 1] ?? 0) : count).trimEnd();
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (measured(measure, `${start(middle)}…`, font) <= room) low = middle;
			else high = middle - 1;
		}
		return low === 0 ? '' : `${start(low)}…`;
	};
	const lines: TextBook['lines'] = (text, font, room, most) => {
		const key = `${font}|${String(room)}|${String(most)}|${text}`;
		const known = broken.get(key);
		if (known) return known;
		// A letter is seldom narrower than a pixel: more than this is never seen, and a title may have 10,000.
		const seen = beginning(text, (Math.ceil(room) + 1) * most);
		const parts = breakInto(
			seen,
			most,
			(part) => measured(measure, part, font) <= room,
			(part) => cut(part, font, room)
		);
		const found = directed(seen, parts);
		if (broken.size > capacity) broken.clear();
		broken.set(key, found);
		return found;
	};
	return {
		lines,
		width,
		clip: (text, font, room) => lines(text, font, Math.floor(room), 1)[0] ?? '',
		clear() {
			broken.clear();
			widths.clear();
		}
	};
}

function measured(measure: Measure, text: string, font: string): number {
	if (measure.font !== font) measure.font = font;
	return measure.measureText(text).width;
}

function breakInto(
	text: string,
	most: number,
	fits: (part: string) => boolean,
	cut: (part: string) => string
): string[] {
	const lines: string[] = [];
	const pieces = piecesOf(text);
	let at = 0;
	while (at < pieces.length && lines.length < most) {
		const rest = joined(pieces.slice(at));
		if (lines.length === most - 1 || fits(rest)) {
			lines.push(cut(rest));
			return lines;
		}
		let end = at + 1;
		while (end < pieces.length && fits(joined(pieces.slice(at, end + 1)))) end += 1;
		lines.push(cut(joined(pieces.slice(at, end))));
		at = end;
	}
	return lines;
}

/**
 * An item's key where there is little room: whole, or `214` of `ROUND-214`, or null where even that is too wide. Judged by
 * the widest figures, so that keys of a kind are all shown alike.
 */
export function shortKey(
	text: Pick<TextBook, 'width'>,
	key: string,
	font: string,
	room: number
): string | null {
	const number = key.slice(key.lastIndexOf('-') + 1);
	return [key, number].find((each) => text.width(each.replaceAll(/\d/g, '0'), font) <= room) ?? null;
}
