/** What the bytes of a picture say of it. The rules know no platform, so they read them by themselves. */

export const pictureTypes = ['image/webp', 'image/png', 'image/jpeg'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Pixels. */
interface PictureSize {
	readonly width: number;
	readonly height: number;
}

/**
 * How large a picture is, given base64; null where its bytes are not what its type says they are, as far as they tell
 * its size. A few kilobytes may claim gigabytes of pixels, which every browser at the board would unpack.
 */
export function sizeOfPicture(data: string, type: PictureType): PictureSize | null {
	const size = readers[type](data);
	return size && size.width > 0 && size.height > 0 ? size : null;
}

const readers: Readonly<Record<PictureType, (data: string) => PictureSize | null>> = {
	'image/png': sizeOfPng,
	'image/jpeg': sizeOfJpeg,
	'image/webp': sizeOfWebp
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digit = (data: string, n: number): number => alphabet.indexOf(data[n] ?? '=');

/** A byte of what base64 says: every four letters are three. Past the end it is no number, nor what is made of it. */
function at(data: string, n: number): number {
	const letter = Math.floor((n * 4) / 3);
	const next = digit(data, letter + 1);
	return next < 0 ? NaN : (((digit(data, letter) << 6) | next) >> (4 - 2 * (n % 3))) & 0xff;
}

/** What several bytes come to, the one that counts most first. */
const joined = (data: string, ...bytes: readonly number[]): number =>
	bytes.reduce((sum, n) => sum * 256 + at(data, n), 0);

const says = (data: string, from: number, text: string): boolean =>
	Array.from(text).every((letter, n) => at(data, from + n) === letter.charCodeAt(0));

function sizeOfPng(data: string): PictureSize | null {
	if (!says(data, 0, '\x89PNG\r\n\x1a\n') || !says(data, 12, 'IHDR')) return null;
	return { width: joined(data, 16, 17, 18, 19), height: joined(data, 20, 21, 22, 23) };
}

/** By which of its three kinds of chunk it begins with; a side has 14 bits, or in the last one 24. (RFC 9649.) */
function sizeOfWebp(data: string): PictureSize | null {
	if (!says(data, 0, 'RIFF') || !says(data, 8, 'WEBP')) return null;
	if (says(data, 12, 'VP8 '))
		return { width: joined(data, 27, 26) % 0x4000, height: joined(data, 29, 28) % 0x4000 };
	if (says(data, 12, 'VP8L')) {
		const sides = joined(data, 24, 23, 22, 21);
		return { width: 1 + (sides % 0x4000), height: 1 + (Math.floor(sides / 0x4000) % 0x4000) };
	}
	if (says(data, 12, 'VP8X'))
		return { width: 1 + joined(data, 26, 25, 24), height: 1 + joined(data, 29, 28, 27) };
	return null;
}

/** Frames are C0 to CF without the tables among them, C4, C8 and CC. (ITU T.81, B.1.) */
const isFrame = (marker: number): boolean => marker >> 4 === 0xc && (marker === 0xc0 || marker % 4 !== 0);

function sizeOfJpeg(data: string): PictureSize | null {
	if (!says(data, 0, '\xff\xd8')) return null;
	for (let n = 2; at(data, n) === 0xff; n += 2 + joined(data, n + 2, n + 3))
		if (isFrame(at(data, n + 1)))
			return { height: joined(data, n + 5, n + 6), width: joined(data, n + 7, n + 8) };
	return null;
}
