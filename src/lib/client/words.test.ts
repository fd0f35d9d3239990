import { expect, test, vi } from 'vitest';
import { idOf, type WordsId } from '#lib/domain/ids.ts';
import { Words } from './words.ts';

const id = (n: number): WordsId => idOf<WordsId>(`w${n}`);

test('words are fetched when looked at, those of one moment together, and once', async () => {
	const asked: (readonly string[])[] = [];
	const words = new Words(async (ids) => {
		asked.push(ids);
		return Object.fromEntries(ids.map((each) => [each, `text of ${each}`]));
	});
	expect([words.of(id(1)), words.of(id(2)), words.of(id(1))]).toEqual([undefined, undefined, undefined]);
	await vi.waitFor(() => expect(words.of(id(1))).toBe('text of w1'));
	expect(words.of(id(2))).toBe('text of w2');
	expect(asked).toEqual([['w1', 'w2']]);
});

test('many are asked for in parts', async () => {
	const sizes: number[] = [];
	const words = new Words(async (ids) => {
		sizes.push(ids.length);
		return {};
	});
	for (let n = 0; n < 90; n++) words.of(id(n));
	await vi.waitFor(() => expect(sizes).toEqual([40, 40, 10]));
});

test('what could not be fetched is asked for again', async () => {
	let tries = 0;
	const words = new Words(async (ids) => {
		if (++tries === 1) throw new Error('away');
		return Object.fromEntries(ids.map((each) => [each, 'here']));
	});
	await vi.waitFor(() => expect(words.of(id(1))).toBe('here'));
	expect(tries).toBe(2);
});
