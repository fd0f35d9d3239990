import { describe, expect, test } from 'vitest';
import type { LockPolicy, ProposedChange, SessionState, Target } from './board.ts';
import { idOf, type ItemId, type ProposalId } from './ids.ts';
import { heldBack, isDrift, nextSessionAt, phase } from './lock.ts';
import {
	doAct,
	hour,
	item,
	items,
	move,
	needs,
	nine,
	people,
	products,
	proposal,
	records,
	tableIn,
	tableOf,
	teams,
	timeboxes,
	told,
	words
} from './testing/board.ts';

const { apps, core, none } = products;
const { summer } = timeboxes;
const live = { customer: 'St. Mary', date: '2026-05-01' };
const promised = records.items.map((each) => (each.id === items.a1 ? { ...each, live } : each));
const edit = (id: ItemId, set: Extract<ProposedChange, { kind: 'edit' }>['set']): ProposedChange => ({
	kind: 'edit',
	item: id,
	set
});
const add = (more: Parameters<typeof item>[1] = {}): ProposedChange => ({
	kind: 'add',
	item: item(idOf<ItemId>('new'), more),
	to: { product: apps, team: teams.red, timebox: summer, after: null }
});
const split = (to: Partial<Target> = {}): ProposedChange => ({
	kind: 'split',
	item: items.a1,
	set: {},
	parts: [
		{
			item: item(idOf<ItemId>('part')),
			to: { product: apps, team: teams.red, timebox: summer, after: null, ...to }
		}
	]
});
const merge = (...from: ItemId[]): ProposedChange => ({ kind: 'merge', item: items.a1, from, set: {} });

describe('phase', () => {
	test.each([
		['scheduled', 'locked'],
		['preparing', 'locked'],
		['open', 'open'],
		['closing', 'closing'],
		['locked', 'locked']
	] as const)('[LK8] a session that is %s leaves the board %s', (state: SessionState, expected) => {
		expect(phase(tableIn(state))).toBe(expected);
	});

	test('[LK8] a founded board without a session is locked', () => {
		const [board] = records.board;
		const table = tableOf({ sessions: [], board: board ? [{ ...board, session: null }] : [] });
		expect(phase(table)).toBe('locked');
		expect(nextSessionAt(table)).toBeNull();
	});

	test('the next session is the called one; while one is under way none is next', () => {
		expect(nextSessionAt(tableIn('scheduled'))).toBe(nine + 24 * hour);
		expect(nextSessionAt(tableIn('preparing'))).toBe(nine + 24 * hour);
		for (const state of ['open', 'closing', 'locked'] as const)
			expect(nextSessionAt(tableIn(state))).toBeNull();
	});
});

describe('a locked board under management-input', () => {
	const refine =
		(table = tableIn('scheduled', { items: promised })) =>
		(change: ProposedChange) =>
			heldBack(table, people.ada, [change])?.rule ?? 'may';

	test.each([
		['order', move(items.a2)],
		['a signal', { kind: 'signal', item: items.a2, signal: 'raise' } as const],
		['content', edit(items.a1, { title: 'Other' })],
		['the same customer date again', edit(items.a1, { live })],
		['a new item', add()],
		['a date that no customer was promised', move(items.a2, { timebox: summer })],
		['the order of a promised item', move(items.a1, { after: items.a2 })],
		['a split', split()],
		['a merge', merge(items.a2)]
	])('[LK2] leaves the Product Owner %s', (_, change) => {
		expect(refine()(change)).toBe('may');
	});

	test.each([
		['a promised item in another timebox', move(items.a1, { timebox: summer })],
		['the customer date itself', edit(items.a1, { live: null })],
		['a promise to a customer', edit(items.a2, { live })],
		['a new item with a promise', add({ live })],
		['another team', move(items.a2, { team: teams.blue })],
		['a part for another team', split({ team: teams.blue })],
		['a merge with nothing there', merge(idOf<ItemId>('gone'))]
	])('[LK2] keeps %s for the session', (_, change) => {
		expect(refine()(change)).toBe('LK2');
	});

	test('[LK2] the MetaScrum Product Owner refines the lanes they sign for', () => {
		const table = tableIn('scheduled');
		const inNone = { product: none, timebox: summer };
		expect(heldBack(table, people.mia, [move(items.n1, inNone)])).toBeNull();
		expect(heldBack(table, people.ada, [move(items.n1, inNone)])?.rule).toBe('LK1');
	});

	test('[LK2] who owns both products still carries nothing across', () => {
		const table = tableIn('scheduled', {
			products: records.products.map((each) => ({ ...each, owner: people.ada }))
		});
		for (const change of [move(items.a2, { product: core }), split({ product: core }), merge(items.c1)])
			expect(heldBack(table, people.ada, [change])?.rule).toBe('LK2');
	});

	test('[LK1] management’s change is refused with the next session’s time and the offer of a talking point', () => {
		expect(heldBack(tableIn('scheduled'), people.sam, [move(items.a2)])).toEqual({
			rule: 'LK1',
			because: 'The board is locked: this waits for the next session.',
			offer: 'talking-point',
			until: nine + 24 * hour
		});
	});

	test('[LK1] a Product Owner’s change that breaks another’s dependency waits', () => {
		const table = tableIn('scheduled', { links: [needs(items.a1, items.c1)] });
		expect(heldBack(table, people.ada, [move(items.a1, { timebox: summer })])?.rule).toBe('LK1');
	});

	test('[LK1] a trade waits as a whole where one of its changes does', () => {
		const table = tableIn('scheduled');
		expect(heldBack(table, people.ada, [move(items.a2), edit(items.c1, { size: 1 })])?.rule).toBe('LK1');
	});

	test('[LK2] a refinement is agreed at once, in no session, as drift', () => {
		const table = tableIn('scheduled');
		const answer = doAct(table, people.ada, 'x', proposal(move(items.a2)));
		expect(told(answer)).toEqual(['proposed', 'signed-off', 'agreed']);
		expect(table.proposals.get('x')).toMatchObject({
			drift: true,
			session: null,
			outcome: { kind: 'agreed' }
		});
	});

	test('[LK5] nobody signs, declines or puts off', () => {
		const table = tableOf();
		doAct(table, people.sam, 'x', proposal(move(items.a1, { timebox: summer })));
		const locked = tableIn('preparing', { proposals: [...table.proposals.values()] });
		const about = { proposal: idOf<ProposalId>('x') };
		for (const act of [
			{ kind: 'sign-off', ...about },
			{ kind: 'decline', ...about, because: words },
			{ kind: 'postpone', ...about }
		] as const)
			expect(doAct(locked, people.ada, 'y', act)).toMatchObject({
				ok: false,
				error: { rule: 'LK5', offer: 'wait', until: nine + 24 * hour }
			});
	});
});

test('[LK3] a closing session takes no proposal, not even the Product Owner’s own', () => {
	const refusal = heldBack(tableIn('closing'), people.ada, [move(items.a2)]);
	expect(refusal).toMatchObject({ rule: 'LK3', offer: 'talking-point' });
	expect(refusal).not.toHaveProperty('until');
});

test('[LK4] full-freeze leaves nobody any change', () => {
	expect(heldBack(tableIn('scheduled', {}, 'full-freeze'), people.ada, [move(items.a2)])?.rule).toBe('LK4');
	expect(heldBack(tableIn('open', {}, 'full-freeze'), people.ada, [move(items.a2)])).toBeNull();
});

test.each([
	['soft', true],
	['off', false]
] as const)(
	'[LK10] %s lets anyone propose and the owner sign on a locked board; drift: %s',
	(policy: LockPolicy, drift) => {
		const table = tableIn('scheduled', {}, policy);
		expect(isDrift(table)).toBe(drift);
		expect(told(doAct(table, people.sam, 'x', proposal(move(items.a1, { timebox: summer }))))).toEqual([
			'proposed'
		]);
		expect(told(doAct(table, people.ada, 'y', { kind: 'sign-off', proposal: idOf('x') }))).toEqual([
			'signed-off',
			'agreed'
		]);
		expect(table.proposals.get('x')?.drift).toBe(drift);
	}
);

describe('a trade under the lock', () => {
	const table = tableIn('scheduled');

	test('[LK2] waits where one of its changes is more than order and content', () => {
		expect(heldBack(table, people.ada, [move(items.a2), move(items.a1, { team: teams.blue })])).toMatchObject(
			{
				rule: 'LK2',
				because:
					'The board is locked: all but order and content of your own product waits for the next session.'
			}
		);
	});

	test('[LK2] or where one of them is that and more', () => {
		const elsewhere = move(items.a2, { team: teams.blue, timebox: summer });
		expect(heldBack(table, people.ada, [elsewhere])?.rule).toBe('LK2');
	});

	test('[LK2] or where one part of a split, or one item merged, is another team’s', () => {
		const part = (id: string, team = teams.red) => ({
			item: item(idOf<ItemId>(id)),
			to: { product: apps, team, timebox: summer, after: null }
		});
		const split = (...parts: ReturnType<typeof part>[]): ProposedChange => ({
			...{ kind: 'split', item: items.a1, set: {} },
			parts
		});
		expect(heldBack(table, people.ada, [split(part('x'), part('y'))])).toBeNull();
		expect(heldBack(table, people.ada, [split(part('x'), part('y', teams.blue))])?.rule).toBe('LK2');
	});

	test('[LK4] is told that the board is frozen', () => {
		expect(heldBack(tableIn('scheduled', {}, 'full-freeze'), people.ada, [])?.because).toBe(
			'The board is frozen until the next session.'
		);
	});
});
