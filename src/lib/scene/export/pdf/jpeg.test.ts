import { expect, test } from 'vitest';
import { jpegBytes } from '../../testing/images.ts';
import { readJpeg } from './jpeg.ts';

test('a JPEG is read as far as a PDF needs it', () => {
	expect(readJpeg(jpegBytes(3))).toEqual({ width: 40, height: 30, colours: 3 });
	expect(readJpeg(jpegBytes(1))).toEqual({ width: 40, height: 30, colours: 1 });
});

test.each([
	['in four inks', jpegBytes(4)],
	['turned by its Exif', jpegBytes(3, 0xff, 0xe1, 0, 4, 0x45, 0x78)],
	['in colours of its own profile', jpegBytes(3, 0xff, 0xe2, 0, 4, 0x49, 0x43)],
	['cut off', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff])],
	['that is nothing', new Uint8Array()]
])('a JPEG %s is embedded by its pixels', (_how, bytes) => {
	expect(readJpeg(bytes)).toBeNull();
});
