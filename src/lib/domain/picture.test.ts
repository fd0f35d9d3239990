import { expect, test } from 'vitest';
import { whyNotContent } from './free-room.ts';
import { sizeOfPicture, pictureTypes, type PictureType } from './picture.ts';
import { people } from './testing/board.ts';
import { markOf } from './testing/marks.ts';

const bytes = (...all: (number | string)[]): string =>
	btoa(all.map((each) => (typeof each === 'number' ? String.fromCharCode(each) : each)).join(''));

const png = (width: number, height: number): string => {
	const four = (size: number) => [size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255];
	return bytes(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13, 'IHDR', ...four(width), ...four(height), 8, 6);
};
const jpeg = (...before: number[]): string =>
	bytes(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, ...before, 0xff, 0xc2, 0, 11, 8, 1, 44, 2, 88, 3);
const webp = (...chunk: (number | string)[]): string => bytes('RIFF', 9, 0, 0, 0, 'WEBP', ...chunk);
/** What stands before the size. */
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

const pictures: readonly (readonly [string, PictureType, string])[] = [
	['PNG', 'image/png', png(600, 300)],
	['JPEG', 'image/jpeg', jpeg()],
	['JPEG with tables and Exif before its frame', 'image/jpeg', jpeg(0xff, 0xe1, 0, 3, 9, 0xff, 0xc4, 0, 2)],
	['WebP with a lossy frame', 'image/webp', webp('VP8 ', ...zeros(10), 88, 2, 44, 1)],
	// 599 | 299 << 14, low byte first, behind the sign of the format.
	['WebP without loss', 'image/webp', webp('VP8L', ...zeros(4), 0x2f, 0x57, 0xc2, 0x4a, 0)],
	['WebP with more to it', 'image/webp', webp('VP8X', ...zeros(8), 87, 2, 0, 43, 1, 0)]
];

const said = (type: PictureType, data: string): string | null =>
	whyNotContent(markOf('image', people.ada, { type, data }));

test.each(pictures)('a %s tells its size, and is no picture of another type', (_name, type, data) => {
	expect(sizeOfPicture(data, type)).toEqual({ width: 600, height: 300 });
	expect(said(type, data)).toBeNull();
	for (const other of pictureTypes) if (other !== type) expect(said(other, data)).toMatch(/kind/);
});

test.each([
	['nothing', ''],
	['a drawing with a script', btoa('<svg onload="alert(1)">')],
	['a page', btoa('<!doctype html><script>alert(1)</script>')],
	['a beginning and no more', png(600, 300).slice(0, 12)],
	['a sound', btoa('RIFF1234WAVEfmt ')],
	['no pixels', png(0, 5)],
	['markers that lead nowhere', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff)]
])('%s is no picture', (_name, data) => {
	for (const type of pictureTypes) expect(said(type, data)).toMatch(/kind/);
});

test('a picture that would unpack to more than a browser should bear is refused, however few its bytes', () => {
	expect(said('image/png', png(4096, 4096))).toBeNull();
	expect(said('image/png', png(60_000, 2))).toMatch(/4096 pixels/);
	expect(said('image/png', png(2, 0xffff_ffff))).toMatch(/4096 pixels/);
	expect(said('image/webp', webp('VP8X', ...zeros(8), 0xff, 0xff, 0xff, 0, 0, 0))).toMatch(/4096 pixels/);
});
