import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { codingFor, createFixed } from './fixed.ts';

test.each([
	[undefined, 'identity'],
	['', 'identity'],
	['gzip, deflate, br', 'br'],
	['gzip', 'gzip'],
	['br;q=0, gzip;q=0.5', 'gzip'],
	['BR', 'br'],
	['identity', 'identity'],
	['br;q=banana', 'identity']
])('“%s” gets %s', (accepted, coding) => {
	expect(codingFor(accepted)).toBe(coding);
});

test('is made once for all who ask, in every coding', async () => {
	let made = 0;
	const fixed = createFixed(2);
	const bytes = new TextEncoder().encode('agreed '.repeat(1000));
	const make = () => (made++, bytes);
	const [one, two] = await Promise.all([fixed.of('a', make), fixed.of('a', make)]);
	expect(made).toBe(1);
	expect(new Uint8Array(brotliDecompressSync(one.br))).toEqual(bytes);
	expect(new Uint8Array(gunzipSync(two.gzip))).toEqual(bytes);
});

test('forgets the least used, and what failed', async () => {
	let made = 0;
	const fixed = createFixed(2);
	const make = () => new Uint8Array([made++]);
	for (const key of ['a', 'b', 'a', 'c', 'a']) await fixed.of(key, make);
	expect(made).toBe(3);
	await fixed.of('b', make);
	expect(made).toBe(4);
	await expect(fixed.of('d', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect((await fixed.of('d', make)).identity).toEqual(new Uint8Array([4]));
});
