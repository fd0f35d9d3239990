/** What the bytes of a picture say of it. The rules know no platform, so they read them by themselves. */

export const pictureTypes = ['image/webp', 'image/png', 'image/jpeg'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Pixels. */
export interface PictureSize {
	readonly width: number;
	readonly height: number;
}

/**
 * How large a picture is, given base64; null where its bytes are not what its type says they are, as far as they tell
 * its size. A few kilobytes may claim gigabytes of pixels, which every browser at the board would unpack.
 */
export function sizeOfPicture(data: string, type: PictureType): PictureSize | null {
	// All but a JPEG tell their size at the beginning.
	const size = readers[type](bytesOf(type === 'image/jpeg' ? data : data.slice(0, 64)));
	return size && size.width > 0 && size.height > 0 ? size : null;
}

type Bytes = string;

const at = (bytes: Bytes, n: number): number => (n < bytes.length ? bytes.charCodeAt(n) : 0);
const big = (bytes: Bytes, n: number): number => at(bytes, n) * 256 + at(bytes, n + 1);
const little = (bytes: Bytes, n: number): number => at(bytes, n) + at(bytes, n + 1) * 256;

const readers: Readonly<Record<PictureType, (bytes: Bytes) => PictureSize | null>> = {
	'image/png': (bytes) =>
		bytes.startsWith('\x89PNG\r\n\x1a\n') && bytes.startsWith('IHDR', 12)
			? { width: big(bytes, 16) * 65_536 + big(bytes, 18), height: big(bytes, 20) * 65_536 + big(bytes, 22) }
			: null,
	'image/jpeg': sizeOfJpeg,
	'image/webp': (bytes) =>
		bytes.startsWith('RIFF') && bytes.startsWith('WEBP', 8) ? sizeOfWebp(bytes) : null
};

/** By which of its three kinds of chunk it begins with. (RFC 9649.) */
function sizeOfWebp(bytes: Bytes): PictureSize | null {
	switch (bytes.slice(12, 16)) {
		case 'VP8 ':
			return { width: little(bytes, 26) & 0x3fff, height: little(bytes, 28) & 0x3fff };
		case 'VP8L':
			return {
				width: 1 + (little(bytes, 21) & 0x3fff),
				height: 1 + ((at(bytes, 22) >> 6) | (at(bytes, 23) << 2) | ((at(bytes, 24) & 15) << 10))
			};
		case 'VP8X':
			return {
				width: 1 + little(bytes, 24) + at(bytes, 26) * 65_536,
				height: 1 + little(bytes, 27) + at(bytes, 29) * 65_536
			};
		default:
			return null;
	}
}

/** Frames are C0 to CF without the tables among them. (ITU T.81, B.1.) */
const isFrame = (marker: number): boolean =>
	marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function sizeOfJpeg(bytes: Bytes): PictureSize | null {
	if (!bytes.startsWith('\xff\xd8')) return null;
	for (let n = 2; at(bytes, n) === 0xff; n += 2 + big(bytes, n + 2))
		if (isFrame(at(bytes, n + 1))) return { height: big(bytes, n + 5), width: big(bytes, n + 7) };
	return null;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 as a string with one character a byte. */
function bytesOf(base64: string): Bytes {
	let bytes = '';
	let bits = 0;
	let held = 0;
	for (const character of base64) {
		if (character === '=') break;
		bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffff;
		held += 6;
		if (held < 8) continue;
		held -= 8;
		bytes += String.fromCharCode((bits >> held) & 0xff);
	}
	return bytes;
}
