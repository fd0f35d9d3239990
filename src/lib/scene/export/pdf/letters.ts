import type { TextLine } from '../sink.ts';

/** A line of text as the browser sets it: for scripts whose letters are not embedded, and for emoji. */
export interface PrintedLine {
	/** Pixels of the print, four bytes each. */
	readonly width: number;
	readonly height: number;
	readonly pixels: Uint8ClampedArray;
	/** Pixels of the print to one of the picture. */
	readonly scale: number;
	/** From the left edge and the bottom of the print to where the base line begins, in pixels of the print. */
	readonly before: number;
	readonly below: number;
}

/** Null where there is nothing to set it with. */
export type PrintLine = (line: TextLine) => PrintedLine | null;

/** Letters that are there to be found and copied, not to be seen: codes of a font without a picture of any. */
export class Unseen {
	readonly codes = new Map<string, number>();

	codeOf(letter: string): number {
		const code = this.codes.get(letter) ?? this.codes.size + 1;
		this.codes.set(letter, code);
		return code;
	}
}

const rightToLeft =
	/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+(?:[^\p{L}\p{N}]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+)*/gu;

/** Letters in the order in which they stand from left to right, which is how a page is read back. */
export const asSeen = (text: string): string[] =>
	Array.from(text.toWellFormed().replace(rightToLeft, (run) => Array.from(run).toReversed().join('')));
