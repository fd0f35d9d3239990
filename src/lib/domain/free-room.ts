import type { Mark } from './free.ts';
import { sizeOfPicture } from './picture.ts';

/** How much fits into a free layer, and what a mark's content must be. */

/** What marks come to. Bytes are characters of their JSON. */
export interface Weight {
	readonly marks: number;
	readonly images: number;
	readonly bytes: number;
}

export const weightless: Weight = { marks: 0, images: 0, bytes: 0 };

/** What one person's marks, and those of all together, may come to. */
export const mostOf = {
	person: { marks: 1500, images: 20, bytes: 3 * 1024 * 1024 },
	board: { marks: 6000, images: 60, bytes: 12 * 1024 * 1024 }
} as const;

export function weightOf(mark: Mark): Weight {
	const isImage = mark.kind === 'image';
	return { marks: 1, images: isImage ? 1 : 0, bytes: JSON.stringify(mark).length };
}

/** One more, or with `sign` -1 one fewer. */
export const weighed = (all: Weight, mark: Weight, sign: 1 | -1 = 1): Weight => ({
	marks: all.marks + sign * mark.marks,
	images: all.images + sign * mark.images,
	bytes: all.bytes + sign * mark.bytes
});

/** Why so much does not fit, or null where it does. */
export function whyNoRoom(person: Weight, board: Weight): string | null {
	for (const [what, whose] of [
		[person, 'person'],
		[board, 'board']
	] as const) {
		const most = mostOf[whose];
		const yours = whose === 'person' ? 'of yours ' : '';
		if (what.marks > most.marks) return `No more than ${most.marks} marks ${yours}fit on this board.`;
		if (what.images > most.images) return `No more than ${most.images} pictures ${yours}fit on this board.`;
		if (what.bytes > most.bytes) return 'There is no more room: take something away first.';
	}
	return null;
}

/** Text without the characters that no keyboard writes and no renderer shows; pasted text is full of them. */
export const plainText = (text: string): string =>
	text.replaceAll('\r\n', '\n').replaceAll('\v', '\n').replace(controls, '');

// eslint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

/** Why a mark's content is not what its kind says, or null. */
export function whyNotContent(mark: Mark): string | null {
	if ('text' in mark && plainText(mark.text) !== mark.text)
		return 'Text holds characters that can’t be shown.';
	if (mark.kind === 'comment' && new Set(mark.mentions).size !== mark.mentions.length)
		return 'A comment names nobody twice.';
	if (mark.kind !== 'image') return null;
	if (plainText(mark.alt) !== mark.alt) return 'Text holds characters that can’t be shown.';
	const size = sizeOfPicture(mark.data, mark.type);
	if (!size) return 'The picture is not of the kind it says it is.';
	return Math.max(size.width, size.height) > widest
		? `A picture has at most ${widest} pixels on a side here.`
		: null;
}

/** Pixels on a side of a picture: unpacked, it must be a burden to nobody's browser. */
const widest = 4096;
