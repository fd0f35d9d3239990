import { expect, test } from 'vitest';
import { closeCodes } from '#lib/document/messages.ts';
import { closingOf, meanwhile } from './closing.ts';

test('a cut wire, a restarting server and a generation that turned are asked again', () => {
	for (const code of [1006, 1001, 1012, 4404, 4409]) expect(closingOf(code)).toEqual({ kind: 'again' });
});

test('a document the server no longer stands by is replaced', () => {
	for (const code of [1009, 4408, 4413, 4422]) expect(closingOf(code)).toEqual({ kind: 'afresh' });
	expect(meanwhile(1009)).toBe(closeCodes[4413]);
});

test('whoever is signed out or has lost the seat is told so, and stays out', () => {
	expect(closingOf(4401)).toEqual({ kind: 'shut', because: closeCodes[4401] });
	expect(closingOf(4403)).toEqual({ kind: 'shut', because: closeCodes[4403] });
});

test('too much at once, and a fault of the server, wait', () => {
	for (const code of [4429, 1011]) expect(closingOf(code)).toEqual({ kind: 'later' });
});
