import { describe, expect, test } from 'vitest';
import { parseAsk, sealWords, wordsFields, type AskedAct } from './acts.ts';
import { idOf, type ProposalId, type WordsId } from './ids.ts';
import { content } from './content.ts';
import { records } from './testing/board.ts';
import * as v from 'valibot';

const parse = (act: unknown, id: unknown = 'x') => parseAsk({ id, act });
const to = { product: 'apps', team: 'red', timebox: 'spring', after: null };
const propose = (change: unknown) =>
	parse({ kind: 'propose', changes: [change], because: null, cause: null });
const error = (answer: ReturnType<typeof parseAsk>) => (answer.ok ? 'parsed' : answer.error);

describe('parsing an ask', () => {
	test.each([
		{ kind: 'seat', person: 'ada', seats: ['product-owner'] },
		{ kind: 'own', product: 'apps', person: null },
		{ kind: 'schedule', startsAt: 1, minutes: 90 },
		{ kind: 'prepare' },
		{ kind: 'open' },
		{ kind: 'close' },
		{ kind: 'reopen' },
		{ kind: 'lock', next: 1 },
		{ kind: 'propose', changes: [{ kind: 'move', item: 'a1', to }], because: 'Why not', cause: 'market' },
		{
			kind: 'propose',
			changes: [{ kind: 'edit', item: 'a1', set: { size: null, title: 'T' } }],
			because: null,
			cause: null
		},
		{ kind: 'sign-off', proposal: 'p' },
		{ kind: 'decline', proposal: 'p', because: 'No' },
		{ kind: 'withdraw', proposal: 'p' },
		{ kind: 'postpone', proposal: 'p' },
		{ kind: 'add-point', text: 'Speak', changes: [] },
		{ kind: 'add-point', text: 'Speak', changes: [], item: 'a1' },
		{ kind: 'bring-point', text: 'Speak', guest: 'Rob, Sales', item: 'a1' },
		{ kind: 'bring-point', text: 'Speak', guest: 'Rob, Sales' },
		{ kind: 'order-point', point: 'p', after: 'q' },
		{ kind: 'order-point', point: 'p', after: null },
		{ kind: 'settle-point', point: 'p' }
	])('gives back $kind as it came', (act) => {
		expect(parse(act)).toEqual({ ok: true, value: { id: 'x', act } });
	});

	test('takes a whole board to found', () => {
		const { products, teams, timeboxes, items, places, links } = records;
		const whole = { products, teams, timeboxes, items, places, links };
		expect(v.parse(content, whole)).toEqual(whole);
		expect(parse({ kind: 'found', name: 'Portfolio', zone: 'Europe/Berlin', content: whole }).ok).toBe(true);
	});

	test.each([
		['nothing', undefined],
		['text', 'open'],
		['an unknown kind', { kind: 'explode' }],
		['a field too many', { kind: 'open', by: 'ada' }],
		['a field too few', { kind: 'sign-off' }],
		['an id of a reserved word', { kind: 'sign-off', proposal: '__proto__' }],
		['an id with a space', { kind: 'sign-off', proposal: 'a b' }],
		['an id that is too long', { kind: 'sign-off', proposal: 'a'.repeat(65) }],
		['a time past all calendars', { kind: 'lock', next: 9e15 }],
		['half a minute', { kind: 'schedule', startsAt: 1, minutes: 30.5 }],
		['silence as a reason', { kind: 'decline', proposal: 'p', because: '  ' }],
		['half a character', { kind: 'decline', proposal: 'p', because: 'oh \ud83d' }],
		['a zone nobody lives in', { kind: 'found', name: 'P', zone: 'Mars/Olympus', content: {} }],
		['no changes', { kind: 'propose', changes: [], because: null, cause: null }]
	])('refuses %s', (_, act) => {
		expect(parse(act).ok).toBe(false);
	});

	test.each([
		['an unknown facet', { kind: 'edit', item: 'a1', set: { rank: 'a0' } }],
		['a facet of another kind', { kind: 'edit', item: 'a1', set: { size: 'big' } }],
		[
			'a date that is none',
			{ kind: 'edit', item: 'a1', set: { live: { customer: 'C', date: '2026-13-01' } } }
		],
		['a number without end', { kind: 'edit', item: 'a1', set: { size: Infinity } }],
		['a target without lane', { kind: 'move', item: 'a1', to: { timebox: 'spring', after: null } }]
	])('refuses a change with %s', (_, change) => {
		expect(propose(change).ok).toBe(false);
	});

	test('says in a sentence what is wrong, and where', () => {
		expect(error(parse({ kind: 'decline', proposal: 'p', because: '' }))).toBe(
			'act.because: Say something here'
		);
		expect(error(parse({ kind: 'open' }, 'a b'))).toBe('id: An id is 1 to 64 letters, digits or . : - _');
	});

	test('trims what people wrote', () => {
		expect(parse({ kind: 'add-point', text: '  Speak ', changes: [] })).toMatchObject({
			value: { act: { text: 'Speak' } }
		});
	});
});

describe('sealing words', () => {
	const seal = (text: string) => idOf<WordsId>(`words of ${text}`);
	const proposal = idOf<ProposalId>('p');

	test.each([
		[{ kind: 'propose', changes: [], because: 'R', cause: null }, 'because'],
		[{ kind: 'decline', proposal, because: 'R' }, 'because'],
		[{ kind: 'add-point', text: 'R', changes: [] }, 'text']
	] as const)('puts the id of the words in the place of the text', (act, field) => {
		expect(sealWords(act, seal)).toEqual({ ...act, [field]: 'words of R' });
		expect(wordsFields[act.kind]).toContain(field);
	});

	test('leaves a proposal without a reason, and acts without words, as they are', () => {
		const acts: AskedAct[] = [
			{ kind: 'propose', changes: [], because: null, cause: null },
			{ kind: 'sign-off', proposal }
		];
		for (const act of acts) expect(sealWords(act, seal)).toEqual(act);
	});
});
