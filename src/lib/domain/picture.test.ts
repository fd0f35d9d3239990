import { expect, test } from 'vitest';
import { whyNotContent } from './free-room.ts';
import { sizeOfPicture, pictureTypes, type PictureType } from './picture.ts';
import { people } from './testing/board.ts';
import { markOf } from './testing/marks.ts';

type Bytes = readonly (number | string)[];

const base64 = (...all: Bytes): string =>
	btoa(all.map((each) => (typeof each === 'number' ? String.fromCharCode(each) : each)).join(''));

const four = (size: number): number[] => [size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255];
/** What stands before the size. */
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

/** All that is read of each kind: what comes behind it is not looked at. */
const png = (width: number, height: number): Bytes => [
	...[0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13, 'IHDR'],
	...[...four(width), ...four(height)]
];
const jpeg = (...before: number[]): Bytes => [0xff, 0xd8, ...before, 0xff, 0xc2, 0, 11, 8, 1, 44, 2, 88];
const webp = (...chunk: Bytes): Bytes => ['RIFF', 9, 0, 0, 0, 'WEBP', ...chunk];
const lossy = (...sides: number[]): Bytes => webp('VP8 ', ...zeros(10), ...sides);
/** 599 | 299 << 14, low byte first, behind the sign of the format. */
const lossless = webp('VP8L', ...zeros(4), 0x2f, 0x57, 0xc2, 0x4a, 0);
const extended = (...sides: number[]): Bytes => webp('VP8X', ...zeros(8), ...sides);
const jfif = [0xff, 0xe0, 0, 4, 1, 2];

const pictures: readonly (readonly [string, PictureType, Bytes])[] = [
	['PNG', 'image/png', png(600, 300)],
	['JPEG', 'image/jpeg', jpeg(...jfif)],
	[
		'JPEG with tables and Exif before its frame',
		'image/jpeg',
		jpeg(...jfif, 0xff, 0xe1, 0, 3, 9, 0xff, 0xc4, 0, 2)
	],
	['JPEG with much before its frame', 'image/jpeg', jpeg(0xff, 0xe1, 2, 3, ...zeros(513), 0xff, 0xfe, 0, 2)],
	['WebP with a lossy frame', 'image/webp', lossy(88, 2, 44, 1)],
	['WebP with a lossy frame to be scaled up', 'image/webp', lossy(88, 2 + 0x40, 44, 1 + 0x80)],
	['WebP without loss', 'image/webp', lossless],
	['WebP without loss that is see-through', 'image/webp', [...lossless.slice(0, -1), 0x10]],
	['WebP with more to it', 'image/webp', extended(87, 2, 0, 43, 1, 0)]
];

const said = (type: PictureType, data: string): string | null =>
	whyNotContent(markOf('image', people.ada, { type, data }));

test.each(pictures)('a %s tells its size, and is no picture of another type', (_name, type, bytes) => {
	const data = base64(...bytes);
	expect(sizeOfPicture(data, type)).toEqual({ width: 600, height: 300 });
	expect(said(type, data)).toBeNull();
	expect(sizeOfPicture(base64(...bytes, 0xff, 'and more'), type)).toEqual({ width: 600, height: 300 });
	for (const other of pictureTypes) if (other !== type) expect(said(other, data)).toMatch(/kind/);
});

test.each(pictures)('a %s that ends before its size does is none', (_name, type, bytes) => {
	const whole = atob(base64(...bytes));
	for (let length = 0; length < whole.length; length += 1)
		expect(sizeOfPicture(btoa(whole.slice(0, length)), type)).toBeNull();
});

/** Where the bytes stand by which a kind of picture is known. */
const signs: readonly (readonly [string, PictureType, Bytes, readonly number[]])[] = [
	['PNG', 'image/png', png(600, 300), [0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15]],
	['JPEG', 'image/jpeg', jpeg(), [0, 1, 2]],
	...[lossy(88, 2, 44, 1), lossless, extended(87, 2, 0, 43, 1, 0)].map(
		(bytes) => ['WebP', 'image/webp', bytes, [0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15]] as const
	)
];

test.each(signs)('a %s with another byte in its sign is none', (_name, type, bytes, positions) => {
	const whole = atob(base64(...bytes));
	for (const n of positions)
		expect(sizeOfPicture(btoa(`${whole.slice(0, n)}~${whole.slice(n + 1)}`), type)).toBeNull();
});

test('of a JPEG’s markers, frames tell its size, and all others are passed over', () => {
	const frames = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
	for (let marker = 0; marker < 0xff; marker += 1) {
		const size = sizeOfPicture(base64(...jpeg(0xff, marker, 0, 9, 8, 0, 5, 0, 7, 1, 1)), 'image/jpeg');
		const own = { width: 7, height: 5 };
		expect([marker, size]).toEqual([marker, frames.includes(marker) ? own : { width: 600, height: 300 }]);
	}
});

test('sides of any length a kind can tell are told', () => {
	expect(sizeOfPicture(base64(...png(0x1020304, 0xf0e0d0c0)), 'image/png')).toEqual({
		width: 0x1020304,
		height: 0xf0e0d0c0
	});
	expect(sizeOfPicture(base64(...extended(3, 2, 1, 0xfe, 0xff, 0xff)), 'image/webp')).toEqual({
		width: 0x10204,
		height: 0xffffff
	});
	const longest = webp('VP8L', ...zeros(4), 0x2f, 0xff, 0xff, 0xff, 0x0f);
	expect(sizeOfPicture(base64(...longest), 'image/webp')).toEqual({ width: 0x4000, height: 0x4000 });
	expect(sizeOfPicture(base64(...lossy(0xff, 0x3f, 1, 0)), 'image/webp')).toEqual({
		width: 0x3fff,
		height: 1
	});
});

test.each([
	['nothing', ''],
	['a drawing with a script', btoa('<svg onload="alert(1)">')],
	['a page', btoa('<!doctype html><script>alert(1)</script>')],
	['a sound', btoa('RIFF1234WAVEfmt ')],
	['no pixels in a row', base64(...png(0, 5))],
	['no rows of pixels', base64(...png(5, 0))],
	['a frame without rows', base64(...lossy(88, 2, 0, 0x40))],
	['markers that lead nowhere', base64(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff)]
])('%s is no picture', (_name, data) => {
	for (const type of pictureTypes) expect(said(type, data)).toMatch(/kind/);
});

test('a picture that would unpack to more than a browser should bear is refused, however few its bytes', () => {
	const saidOf = (type: PictureType, bytes: Bytes) => said(type, base64(...bytes));
	expect(saidOf('image/png', png(4096, 4096))).toBeNull();
	expect(saidOf('image/png', png(60_000, 2))).toMatch(/4096 pixels/);
	expect(saidOf('image/png', png(2, 0xffff_ffff))).toMatch(/4096 pixels/);
	expect(saidOf('image/webp', extended(0xff, 0xff, 0xff, 0, 0, 0))).toMatch(/4096 pixels/);
});
