import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actKinds, parseAsk, sealWords, wordsFields, type AskedAct } from './acts.ts';
import type { ProposedChange } from './board.ts';
import { idOf, type GoalId, type ItemId, type ProposalId, type WordsId } from './ids.ts';
import { content } from './content.ts';
import { item, items, move, products, records, teams, timeboxes } from './testing/board.ts';
import { changes as make } from './testing/changes.ts';
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

	test('knows each kind of act there is, once, and no other', () => {
		expect(new Set(actKinds).size).toBe(actKinds.length);
		for (const kind of actKinds) expect(error(parse({ kind }))).not.toMatch(/^act\.kind/);
		expect(error(parse({ kind: 'explode' }))).toMatch(/^act\.kind/);
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

describe('parsing changes', () => {
	const { a1, a2, c1 } = items;
	const fresh = item(idOf<ItemId>('new'));
	const live = { customer: 'Mercy', date: '2026-05-01' };
	const every: readonly ProposedChange[] = [
		move(a1, { after: a2 }),
		make.edit(a1, { title: 'T', size: 3, stage: null, status: 'ok', live, fields: [['Owner', 'Ada']] }),
		make.add(fresh),
		make.drop(a1),
		make.split(a1, fresh),
		make.merge(a1, a2),
		make.signal(a1, 'raise'),
		make.share(products.apps, 30),
		make.realign(teams.red, products.core, 20),
		make.openProduct('next'),
		make.openTeam('gold'),
		make.openTimebox('autumn', { starts: '2026-09-01', ends: '2026-11-30' }),
		make.close({ kind: 'product', id: products.core }),
		make.close({ kind: 'team', id: teams.blue }),
		make.close({ kind: 'timebox', id: timeboxes.summer }),
		make.promise(a1, c1, timeboxes.summer),
		make.release('a1-c1'),
		make.goal(idOf<GoalId>('g'), products.apps, timeboxes.summer),
		make.dropGoal(idOf<GoalId>('g'))
	];

	test.each(every)('gives back $kind as it came', (change) => {
		expect(propose(change)).toMatchObject({ ok: true, value: { act: { changes: [change] } } });
		expect(propose({ ...change, more: 1 }).ok).toBe(false);
	});

	test.each([
		[{ ...make.split(a1, fresh), parts: [] }, 'act.changes.0.parts: A split makes at least one part'],
		[make.merge(a1), 'act.changes.0.from: A merge takes at least one other']
	])('says what %o lacks', (change, because) => {
		expect(error(propose(change))).toBe(because);
	});

	test('takes two hundred in one proposal, and says so to more', () => {
		const many = (count: number) => ({
			...{ kind: 'propose', because: null, cause: null },
			changes: Array.from({ length: count }, () => move(a1))
		});
		expect(parse(many(200)).ok).toBe(true);
		expect(error(parse(many(201)))).toBe('act.changes: At most 200 changes');
	});
});

describe('parsing what a board is governed by, and what was read', () => {
	test.each(['management-input', 'full-freeze', 'soft', 'off'])('policy %s', (policy) => {
		const govern = { kind: 'govern', policy, authority: null };
		expect(parse(govern)).toEqual({ ok: true, value: { id: 'x', act: govern } });
	});

	test('a map in which somebody signs for each line, of two hundred lines at most', () => {
		const governed = (count: number, signers: readonly string[]) =>
			error(
				parse({
					...{ kind: 'govern', policy: 'off' },
					authority: Array.from({ length: count }, () => ({ class: 'scope', signers }))
				})
			);
		expect(governed(200, ['sponsor'])).toBe('parsed');
		expect(governed(1, [])).toBe('act.authority.0.signers: Somebody has to sign');
		expect(governed(201, ['sponsor'])).toBe('act.authority: At most 200 rules');
	});

	test('a hash that is one and nothing more', () => {
		const hash = '0123456789abcdef'.repeat(4);
		const signed = (read: string) => error(parse({ kind: 'sign-off', proposal: 'p', hash: read }));
		expect(signed(hash)).toBe('parsed');
		for (const wrong of [`${hash}0`, `0${hash}`, 'a', 'g'.repeat(64), hash.toUpperCase(), ''])
			expect(signed(wrong)).toBe('act.hash: Not a SHA-256 in hex');
	});

	test('a board with all that may stand on one', () => {
		const { products: lanes, teams: rows, timeboxes: columns, places } = records;
		const promised = { kind: 'needs', neededBy: 'summer', reopened: true };
		const whole = {
			...{
				products: lanes,
				teams: rows.map((team) => ({ ...team, home: 'apps' })),
				timeboxes: columns,
				places
			},
			items: records.items.map((each) => ({
				...{ ...each, signal: 'lower', fields: [['Owner', 'Ada']] },
				live: { customer: 'Mercy', date: '2026-05-01' }
			})),
			links: [
				{ id: 'l', from: 'a1', to: 'c1', ...promised },
				{ id: 'm', from: 'a1', to: 'a2', kind: 'related' }
			],
			goals: [{ id: 'g', title: 'Reach it', product: 'apps', timebox: null }]
		};
		expect(v.parse(content, whole)).toEqual(whole);
	});
});

test('whatever arrives is parsed or refused, never thrown at', () => {
	const kinds = fc.constantFrom('found', 'propose', 'lock', 'seat', 'decline', '__proto__');
	const body = fc.dictionary(
		fc.constantFrom('kind', 'changes', 'content', 'next', 'proposal', '__proto__', 'x'),
		fc.jsonValue()
	);
	fc.assert(
		fc.property(body, kinds, fc.anything(), (act, kind, id) => {
			expect(typeof parseAsk({ id, act: { ...act, kind } }).ok).toBe('boolean');
		}),
		{ seed: 20260303, numRuns: 300 }
	);
});
