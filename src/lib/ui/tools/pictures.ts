import type { Mark } from '#lib/domain/free.ts';

type Image = Extract<Mark, { kind: 'image' }>;

/** A picture small enough to belong: as a mark holds it, with its size on the board. */
export type Scaled = Pick<Image, 'type' | 'data' | 'width' | 'height'>;

/** Base64 characters a mark may hold. */
const most = 120_000;
/** Longest sides that are tried, in pixels, and how well each is kept. */
const attempts = [
	[1280, 0.82],
	[960, 0.78],
	[720, 0.72],
	[480, 0.66],
	[320, 0.6]
] as const;
/** World pixels of its longer side at first. */
const shown = 260;

/** Scales a picture down until it fits. Rejects with a sentence where it can't be. */
export async function scaled(file: Blob): Promise<Scaled> {
	const bitmap = await decoded(file);
	try {
		for (const [side, quality] of attempts)
			for (const type of ['image/webp', 'image/jpeg'] as const) {
				const data = await drawn(bitmap, side, type, quality);
				if (data !== null && data.length <= most) return { type, data, ...extentOf(bitmap) };
			}
	} finally {
		bitmap.close();
	}
	throw new Error('The picture can’t be made small enough for the board.');
}

/** What is said of a file that is no picture. */
export const onlyPictures =
	'This is not a picture the browser can read: a PNG, JPEG or WebP can be put on the board.';

async function decoded(file: Blob): Promise<ImageBitmap> {
	try {
		return await createImageBitmap(file);
	} catch (cause) {
		throw new Error(onlyPictures, { cause });
	}
}

function extentOf({ width, height }: ImageBitmap): { width: number; height: number } {
	const scale = shown / Math.max(width, height);
	const side = (length: number): number => Math.min(4000, Math.max(16, Math.round(length * scale)));
	return { width: side(width), height: side(height) };
}

/** Base64 of the picture with its longer side at most `side`; null where this browser does not write that type. */
async function drawn(
	bitmap: ImageBitmap,
	side: number,
	type: Image['type'],
	quality: number
): Promise<string | null> {
	const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	const ctx = canvas.getContext('2d');
	if (!ctx) return null;
	if (type === 'image/jpeg') {
		// A JPEG has no transparency: what shows through is paper.
		ctx.fillStyle = '#ffffff';
		ctx.fillRect(0, 0, canvas.width, canvas.height);
	}
	ctx.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	const url = canvas.toDataURL(type, quality);
	const begins = `data:${type};base64,`;
	return url.startsWith(begins) ? url.slice(begins.length) : null;
}

/** The first picture among what was pasted or dropped. */
export const pictureIn = (files: Iterable<File>): File | null =>
	[...files].find(({ type }) => type.startsWith('image/')) ?? null;
