import { describe, expect, test } from 'vitest';
import { idOf, type WordsId } from './ids.ts';
import { mayRead, readersOf } from './private.ts';
import { write } from './table.ts';
import { doAct, people, tableOf, words } from './testing/board.ts';
import { impediment, impedimentId, otherWords } from './testing/matters.ts';

const third = idOf<WordsId>('words-3');
const hidden = impediment({ private: true, product: null, owner: people.ada });

describe('the words of a private impediment', () => {
	test('[IM8] are read by who raised it and its owner', () => {
		const table = tableOf({ impediments: [hidden] });
		expect(readersOf(table, words)).toEqual([people.sam, people.ada]);
		expect(mayRead(table, people.ada, words)).toBe(true);
		for (const other of [people.fay, people.mia, people.zoe, null])
			expect(mayRead(table, other, words)).toBe(false);
	});

	test('[IM8] by everybody on its path, and so is why it went up and how it was solved', () => {
		const table = tableOf({ impediments: [hidden] });
		const to = people.mia;
		doAct(table, people.ada, 'x', {
			kind: 'escalate-impediment',
			impediment: impedimentId,
			to,
			because: otherWords
		});
		doAct(table, people.mia, 'y', { kind: 'solve-impediment', impediment: impedimentId, text: third });
		for (const each of [words, otherWords, third])
			expect(readersOf(table, each)).toEqual([people.sam, people.ada, people.mia]);
	});

	test('[IM8] not by an owner who gave it away without a rung', () => {
		const table = tableOf({ impediments: [hidden] });
		doAct(table, people.ada, 'x', {
			kind: 'own-impediment',
			impediment: impedimentId,
			owner: people.ben,
			due: null
		});
		expect(readersOf(table, words)).toEqual([people.sam, people.ben]);
	});

	test('one that nobody owned when it went up has no reader more', () => {
		const path = [{ from: null, at: 0, because: otherWords }];
		const table = tableOf({ impediments: [{ ...hidden, path }] });
		expect(readersOf(table, otherWords)).toEqual([people.sam, people.ada]);
	});
});

test('words that are taken back with their entry are nobody’s secret any more', () => {
	const table = tableOf({ impediments: [hidden] });
	const solved = doAct(table, people.ada, 'x', {
		kind: 'solve-impediment',
		impediment: impedimentId,
		text: third
	});
	expect(solved.ok && readersOf(table, third)).toEqual([people.sam, people.ada]);
	write(
		table,
		[{ kind: 'impediments', id: hidden.id, was: table.impediments.get(hidden.id) ?? null, now: hidden }],
		10
	);
	expect(readersOf(table, third)).toBeNull();
	expect(readersOf(table, words)).toEqual([people.sam, people.ada]);
	write(table, [{ kind: 'impediments', id: hidden.id, was: hidden, now: null }], 9);
	expect(readersOf(table, words)).toBeNull();
});

test('all other words are everybody’s, a watcher’s too', () => {
	const table = tableOf({ impediments: [impediment({ owner: people.ada })] });
	expect(readersOf(table, words)).toBeNull();
	expect(mayRead(table, null, words)).toBe(true);
	expect(mayRead(table, people.zoe, 'unheard of')).toBe(true);
});
