import { describe, expect, test } from 'vitest';
import { apply } from './apply.ts';
import type { Actor, Proposal } from './board.ts';
import { recordsOf } from './checkpoint.ts';
import type { Happening } from './entries.ts';
import { idOf, type ProposalId, type SessionId } from './ids.ts';
import { emptyTable, inverse, write, type RecordChange, type Table } from './table.ts';
import { items, move, nine, people, products, seat, tableOf, teams, timeboxes } from './testing/board.ts';

const { ada, ben, mia, sam } = people;
const p1 = idOf<ProposalId>('p1');
const s1 = idOf<SessionId>('s1');
const owner: Actor = { kind: 'person', person: ada, seat: 'product-owner' };
const applied = (table: Table, what: Happening, by: Actor = owner) =>
	apply(table, { ...what, seq: 1, at: nine, by, act: null });
/** The one record an entry changes, as it is afterwards. */
const after = (table: Table, what: Happening) => applied(table, what)[0]?.now;

const core = { product: products.core, why: 'target' } as const;
const sponsor = { product: products.apps, why: 'budget', seat: 'sponsor' } as const;
const signature = { by: ada, seat: 'product-owner', at: nine } as const;
const open = (more: Partial<Proposal> = {}): Proposal => ({
	id: p1,
	session: s1,
	by: sam,
	seat: 'stakeholder',
	at: nine,
	changes: [move(items.a1)],
	because: null,
	cause: null,
	required: [{ product: products.apps, why: 'source' }, core],
	signatures: [],
	outcome: { kind: 'open' },
	drift: false,
	...more
});

describe('an entry about what the table does not hold is a broken log, which says what is missing', () => {
	test.each([
		['board', { kind: 'governed', policy: 'off', authority: null }],
		['product x', { kind: 'owner-set', product: 'x', person: null }],
		['proxy x', { kind: 'proxy-revoked', proxy: 'x' }],
		['session x', { kind: 'closing-begun', session: 'x' }],
		['session x', { kind: 'readiness-said', session: 'x', person: ada, ready: true }],
		['session x', { kind: 'read-back', session: 'x', proposal: p1 }],
		['session x', { kind: 'agreement-signed', session: 'x', signs: [] }],
		['proposal x', { kind: 'withdrawn', proposal: 'x' }],
		['proposal x', { kind: 'signed-off', proposal: 'x', signs: [] }],
		['proposal x', { kind: 'routed', proposal: 'x', product: null, seat: 'sponsor', required: [] }],
		['proposal x', { kind: 'effect-changed', proposal: 'x', required: [], withdrawn: [] }],
		['talking point x', { kind: 'point-settled', point: 'x' }],
		['pathway x', { kind: 'pathway-stepped', pathway: 'x', text: 'w' }],
		['pathway x', { kind: 'pathway-decided', pathway: 'x', option: 0, because: null }],
		['notifier x', { kind: 'customer-told', notifier: 'x' }],
		['emergency x', { kind: 'emergency-over', emergency: 'x' }],
		['impediment x', { kind: 'impediment-owned', impediment: 'x', owner: ada, due: nine }],
		['request x', { kind: 'request-withdrawn', request: 'x' }]
	])('%s: %o', (what, happening) => {
		expect(() => applied(emptyTable(), happening as unknown as Happening)).toThrow(
			new RegExp(`names (a )?${what}, which the table does not hold`)
		);
	});

	test('a board that begins a session without having been founded', () => {
		const called = { kind: 'scheduled', session: s1, number: 1, startsAt: nine, minutes: 60 } as const;
		expect(() => applied(emptyTable(), called)).toThrow(/names a board, which/);
	});
});

describe('an entry is taken back by swapping what was and what is', () => {
	const buffer = { product: products.apps, points: 2, by: ada, at: nine - 1 };
	test.each<[string, Happening]>([
		['other seats', { kind: 'seated', person: sam, seats: ['sponsor'] }],
		['no seat any more', { kind: 'seated', person: sam, seats: [] }],
		['first seats', { kind: 'seated', person: people.zoe, seats: ['observer'] }],
		['another buffer', { kind: 'buffer-sized', product: products.apps, points: 5 }],
		['a first buffer', { kind: 'buffer-sized', product: products.core, points: 5 }]
	])('%s', (_, happening) => {
		const table = tableOf({ seats: [seat(sam, 'stakeholder')], buffers: [buffer] });
		const before = recordsOf(table);
		const changes = applied(table, happening);
		write(table, changes, table.seq + 1);
		expect(recordsOf(table)).not.toEqual(before);
		write(table, inverse(changes), table.seq);
		expect(recordsOf(table)).toEqual(before);
	});
});

describe('what is not said is not kept either: old and new records stay equal text', () => {
	const table = (more: Partial<Proposal> = {}) => tableOf({ proposals: [open(more)] });
	const agreed = { kind: 'agreed', proposal: p1, effects: [] } as const;

	test('the session in which something was agreed', () => {
		const outcome = (changes: readonly RecordChange[]) => (changes[0]?.now as Proposal).outcome;
		expect(outcome(applied(table(), { ...agreed, session: s1 }))).toStrictEqual({
			kind: 'agreed',
			at: nine,
			session: s1
		});
		expect(outcome(applied(table(), agreed))).toStrictEqual({ kind: 'agreed', at: nine });
	});

	test('in whose name a signature was given', () => {
		const signs = [{ product: products.apps, hash: 'h' }];
		const given = { ...signature, product: products.apps, hash: 'h' };
		for (const [happening, kept] of [
			[{ kind: 'signed-off', proposal: p1, signs }, given],
			[
				{ kind: 'signed-off', proposal: p1, signs, proxyOf: ben },
				{ ...given, proxyOf: ben }
			]
		] as const)
			expect((after(table(), happening) as Proposal).signatures).toStrictEqual([kept]);
		for (const [happening, kept] of [
			[{ kind: 'agreement-signed', session: s1, signs }, given],
			[
				{ kind: 'agreement-signed', session: s1, signs, proxyOf: mia },
				{ ...given, proxyOf: mia }
			]
		] as const)
			expect(after(table(), happening)).toHaveProperty('agreement', [kept]);
		expect(after(table(), { kind: 'agreement-signed', session: s1, signs })).toStrictEqual({
			...tableOf().sessions.get(s1),
			agreement: [given]
		});
	});
});

test('[RT1] what was signed for a requirement that was passed on goes, and nothing else', () => {
	const signatures = [
		{ ...signature, product: products.apps },
		{ ...signature, product: products.core }
	];
	const routed = {
		proposal: p1,
		product: products.apps,
		seat: 'sponsor',
		required: [sponsor, core]
	} as const;
	expect(
		after(tableOf({ proposals: [open({ signatures })] }), {
			kind: 'routed',
			...routed,
			because: idOf('words-1')
		})
	).toMatchObject({
		required: [sponsor, core],
		signatures: [signatures[1]],
		routed: [{ product: products.apps, seat: 'sponsor' }]
	});
});

test('each kind of lane that closes is that lane and no other', () => {
	const table = tableOf();
	for (const [effect, record] of [
		[
			{ kind: 'product-closed', product: products.none },
			{ kind: 'products', id: products.none }
		],
		[
			{ kind: 'team-closed', team: teams.blue },
			{ kind: 'teams', id: 'blue' }
		],
		[
			{ kind: 'timebox-closed', timebox: timeboxes.summer },
			{ kind: 'timeboxes', id: 'summer' }
		]
	] as const)
		expect(
			applied(tableOf({ proposals: [open()] }), { kind: 'agreed', proposal: p1, effects: [effect] })[1]
		).toEqual({ ...record, was: table[record.kind].get(record.id), now: null });
});

test('a signal that was agreed on is on its item', () => {
	const effects = [{ kind: 'signalled', item: items.a1, signal: 'raise' }] as const;
	const changes = applied(tableOf({ proposals: [open()] }), { kind: 'agreed', proposal: p1, effects });
	expect(changes[1]?.now).toMatchObject({ id: items.a1, signal: 'raise' });
});
