/** What a PDF must say of a JPEG that it embeds as it is. */
export interface Jpeg {
	readonly width: number;
	readonly height: number;
	/** 1: grey; 3: colours. */
	readonly colours: 1 | 3;
}

/** Tables, restarts, comments, and the heads of JFIF and Adobe: nothing that turns a picture or changes its colours. */
const harmless: ReadonlySet<number> = new Set([0xc4, 0xdb, 0xdd, 0xe0, 0xee, 0xfe]);
/** Frames that readers of PDF decode: baseline, extended, progressive. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/**
 * Reads a JPEG as far as its frame; null for one whose bytes alone do not tell how it looks: turned by its Exif, in
 * colours of its own profile, or in four inks. Such a one is embedded by its pixels. (ITU T.81, B.2.)
 */
export function readJpeg(bytes: Uint8Array): Jpeg | null {
	const two = (at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
	if (two(0) !== 0xffd8) return null;
	for (let at = 2; bytes[at] === 0xff; at += 2 + two(at + 2)) {
		const marker = bytes[at + 1] ?? 0;
		if (frames.has(marker)) {
			const [depth, colours] = [bytes[at + 4], bytes[at + 9]];
			const size = { height: two(at + 5), width: two(at + 7) };
			const plain = depth === 8 && size.width > 0 && size.height > 0;
			return plain && (colours === 1 || colours === 3) ? { ...size, colours } : null;
		}
		if (!harmless.has(marker)) return null;
	}
	return null;
}
