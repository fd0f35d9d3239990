import { beginning, cutsOf, directed, joined, piecesOf, type Piece } from './breaks.ts';

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
interface Measure {
	font: string;
	measureText(text: string): { readonly width: number };
}

/** Above this many kept texts the book starts anew: a board of 10,000 cards at three zooms fits. */
const capacity = 40_000;

/** CSS pixels by which the room of a line that is cut grows. */
const step = 4;

/** What a map has under a key, put there first where it has nothing. */
function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
	const known = map.get(key);
	if (known !== undefined) return known;
	const made = make();
	map.set(key, made);
	return made;
}

export function textBook(measure: Measure): TextBook {
	// By font first: to make a key of font and text costs more than to draw the text.
	const broken = new Map<string, Map<number, Map<string, readonly string[]>>>();
	const widths = new Map<string, Map<string, number>>();
	let kept = 0;
	const clear = (): void => {
		broken.clear();
		widths.clear();
		kept = 0;
	};
	const keep = <T>(into: Map<string, T>, text: string, value: T): T => {
		kept += 1;
		into.set(text, value);
		if (kept > capacity) clear();
		return value;
	};
	const width = (text: string, font: string): number => {
		const ofFont = at(widths, font, () => new Map<string, number>());
		return ofFont.get(text) ?? keep(ofFont, text, measured(measure, text, font));
	};
	const cut = (text: string, font: string, room: number): string => {
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
		const ofFont = at(broken, font, () => new Map<number, Map<string, readonly string[]>>());
		const known = at(ofFont, room * 16 + most, () => new Map<string, readonly string[]>());
		const found = known.get(text);
		if (found) return found;
		// A letter is seldom narrower than a pixel: more than this is never seen, and a title may have 10,000.
		const seen = beginning(text, (Math.ceil(room) + 1) * most);
		const parts = breakInto(piecesOf(seen), most, {
			room,
			width: (part) => width(part, font),
			cut: (part) => cut(part, font, room)
		});
		return keep(known, text, directed(seen, parts));
	};
	return {
		lines,
		width,
		clip(text, font, room) {
			const fits = text.length <= room && width(text, font) <= room;
			// A head's room changes with every frame of a pan: what has to be cut is cut in steps.
			return lines(text, font, fits ? Infinity : step * Math.floor(room / step), 1)[0] ?? '';
		},
		clear
	};
}

function measured(measure: Measure, text: string, font: string): number {
	if (measure.font !== font) measure.font = font;
	return measure.measureText(text).width;
}

/** How wide a line may be, how wide a piece of one is, and what is left of one that is too long, with an ellipsis. */
interface Ruler {
	readonly room: number;
	readonly width: (part: string) => number;
	readonly cut: (part: string) => string;
}

/** Lines are as wide as their words: each word is measured once, however many titles it stands in. */
function breakInto(pieces: readonly Piece[], most: number, { room, width, cut }: Ruler): string[] {
	const space = width(' ');
	const lines: string[] = [];
	let at = 0;
	while (at < pieces.length && lines.length < most) {
		let end = at;
		let used = 0;
		for (const piece of pieces.slice(at)) {
			const wide = width(piece.text) + (piece.spaced && end > at ? space : 0);
			if (used + wide > room && end > at) break;
			used += wide;
			end += 1;
		}
		const goesOn = lines.length === most - 1 && end < pieces.length;
		const line = joined(pieces.slice(at, goesOn ? end + 1 : end));
		lines.push(goesOn || used > room ? cut(line) : line);
		at = end;
	}
	return lines;
}

/** The number a name ends in, as `15` of `Iteration 15`; a name without one as it is. */
export const numberIn = (name: string): string => /[\d][\d.\-/]*$/.exec(name)?.[0] ?? name;

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
	if (text.width(zeros(key), font) <= room) return key;
	const number = key.slice(key.lastIndexOf('-') + 1);
	return text.width(zeros(number), font) <= room ? number : null;
}

const zeroed = new Map<string, string>();

/** The key with its widest figures; asked for every card in every frame from afar, so put together once. */
function zeros(key: string): string {
	const known = zeroed.get(key);
	if (known !== undefined) return known;
	if (zeroed.size > capacity) zeroed.clear();
	const made = key.replaceAll(/\d/g, '0');
	zeroed.set(key, made);
	return made;
}
