import { describe, expect, test } from 'vitest';
import type { ProposedChange } from '../board.ts';
import { idOf, type ItemId, type ProposalId, type TeamId } from '../ids.ts';
import { objection } from './propose.ts';
import {
	doAct,
	item,
	items,
	move,
	needs,
	nine,
	place,
	people,
	products,
	proposal,
	records,
	seat,
	tableIn,
	tableOf,
	teams,
	timeboxes,
	told,
	who,
	words
} from '../testing/board.ts';

const { apps, core, none } = products;
const { spring, summer } = timeboxes;
const cell = { product: apps, team: teams.red, timebox: spring };
const fresh = idOf<ItemId>('new');
const add = (more: Parameters<typeof item>[1] = {}): ProposedChange => ({
	kind: 'add',
	item: item(fresh, more),
	to: { ...cell, after: null }
});
const edit = (set: Extract<ProposedChange, { kind: 'edit' }>['set']): ProposedChange => ({
	kind: 'edit',
	item: items.a1,
	set
});
const p = idOf<ProposalId>('p');

describe('a proposal', () => {
	test('is on the table with its author, seat, session, changes, reason, cause and required signatures', () => {
		const table = tableOf();
		const change = move(items.a1, { timebox: summer });
		doAct(table, people.sam, 'p', { kind: 'propose', changes: [change], because: words, cause: 'market' });
		expect(table.proposals.get('p')).toEqual({
			id: 'p',
			session: 's1',
			by: people.sam,
			seat: 'stakeholder',
			at: nine + 3_600_000,
			changes: [change],
			because: words,
			cause: 'market',
			required: [{ product: apps, why: 'source' }],
			signatures: [],
			outcome: { kind: 'open' },
			drift: false,
			from: [place(items.a1)]
		});
		expect(table.places.get(items.a1)?.timebox).toBe(spring);
	});

	test('[SE1] takes a seat that proposes: an observer’s does not', () => {
		expect(told(doAct(tableOf(), people.obi, 'p', proposal(move(items.a2))))).toBe('SE1');
	});

	test('[PR1] without a change is none', () => {
		expect(told(doAct(tableOf(), people.sam, 'p', proposal()))).toBe('PR1');
	});

	test.each([
		['moves an item twice', [move(items.a1), move(items.a1, { timebox: summer })]],
		['edits an item twice', [edit({ size: 1 }), edit({ size: 2 })]],
		['adds an item twice', [add(), add({ key: 'OTHER' })]],
		[
			'adds a key twice',
			[add(), { ...add(), item: item(idOf<ItemId>('new2'), { key: 'NEW' }) } as ProposedChange]
		]
	])('[PR2] that %s is refused', (_, changes) => {
		expect(told(doAct(tableOf(), people.sam, 'p', proposal(...changes)))).toBe('PR2');
	});

	test('[PR2] may both move and edit an item', () => {
		expect(
			told(
				doAct(tableOf(), people.sam, 'p', proposal(move(items.a1, { timebox: summer }), edit({ size: 1 })))
			)
		).toEqual(['proposed']);
	});

	test('[PR3] that adds what is there already is refused', () => {
		expect(told(doAct(tableOf(), people.sam, 'p', proposal(add({ key: 'A1' }))))).toBe('PR3');
		expect(
			told(
				doAct(
					tableOf(),
					people.sam,
					'p',
					proposal({ ...add(), item: item(items.a1, { key: 'OTHER' }) } as ProposedChange)
				)
			)
		).toBe('PR3');
	});

	test.each([
		['an unknown item', move(idOf<ItemId>('gone'))],
		['an edit of an unknown item', { ...edit({ size: 1 }), item: idOf<ItemId>('gone') } as ProposedChange],
		['an unknown lane', move(items.a1, { team: idOf<TeamId>('gone') })],
		[
			'an unknown lane for a new item',
			{ ...add(), to: { ...cell, team: idOf<TeamId>('gone'), after: null } } as ProposedChange
		]
	])('[PR4] about %s is refused', (_, change) => {
		expect(told(doAct(tableOf(), people.sam, 'p', proposal(change)))).toBe('PR4');
	});

	test('[PR5] under an id that is taken is refused', () => {
		const table = tableOf();
		doAct(table, people.sam, 'p', proposal(move(items.a2)));
		expect(told(doAct(table, people.ben, 'p', proposal(move(items.c1, { product: core }))))).toBe('PR5');
	});

	test.each([
		['puts an item where it stands', move(items.a1)],
		['puts an item behind the one it stands behind', move(items.a2, { after: items.a1 })],
		['puts an item behind itself', move(items.a1, { after: items.a1 })],
		['puts the last behind what is gone', move(items.a2, { after: idOf<ItemId>('gone') })],
		['says again what the item says', edit({ title: 'Item a1', fields: [], live: null })]
	])('[PR6] that %s changes nothing', (_, change) => {
		expect(told(doAct(tableOf(), people.sam, 'p', proposal(change)))).toBe('PR6');
	});
});

describe('a date promised to a customer', () => {
	const table = () =>
		tableOf({
			items: records.items.map((each) =>
				each.id === items.a1 ? { ...each, live: { customer: 'St. Mary', date: '2026-05-01' } } : each
			)
		});
	const redate = proposal(move(items.a1, { timebox: summer }));

	test('[RD1] moves with its cause only', () => {
		expect(told(doAct(table(), people.sam, 'p', redate))).toBe('RD1');
		expect(told(doAct(table(), people.sam, 'p', { ...redate, cause: 'market' }))).toEqual(['proposed']);
		expect(told(doAct(table(), people.sam, 'p', proposal(edit({ live: null }))))).toBe('RD1');
	});

	test('[RD1] what no customer was promised needs none', () => {
		expect(told(doAct(table(), people.sam, 'p', proposal(move(items.a2, { timebox: summer }))))).toEqual([
			'proposed'
		]);
		expect(told(doAct(table(), people.sam, 'q', proposal(edit({ title: 'Other' }))))).toEqual(['proposed']);
	});
});

describe('the author’s own signature', () => {
	test('[PR7] a Product Owner’s own change is agreed at once, and recorded', () => {
		const table = tableOf();
		const answer = doAct(table, people.ada, 'p', proposal(move(items.a1, { timebox: summer })));
		expect(told(answer)).toEqual(['proposed', 'signed-off', 'agreed']);
		expect(table.places.get(items.a1)?.timebox).toBe(summer);
		expect(table.proposals.get('p')).toMatchObject({
			seat: 'product-owner',
			signatures: [{ product: apps, by: people.ada, seat: 'product-owner' }],
			outcome: { kind: 'agreed' }
		});
	});

	test('[PR7] a Product Owner who proposes into another’s product signs for theirs and waits for the other', () => {
		const table = tableOf();
		const answer = doAct(
			table,
			people.ada,
			'p',
			proposal(move(items.a1, { product: core, team: teams.blue }))
		);
		expect(told(answer)).toEqual(['proposed', 'signed-off']);
		expect(table.proposals.get('p')).toMatchObject({
			signatures: [{ product: apps }],
			outcome: { kind: 'open' }
		});
		expect(told(doAct(table, people.ben, 's', { kind: 'sign-off', proposal: p }))).toEqual([
			'signed-off',
			'agreed'
		]);
		expect(table.places.get(items.a1)?.product).toBe(core);
	});

	test('[PR7] a stakeholder’s proposal bears no signature', () => {
		expect(told(doAct(tableOf(), people.sam, 'p', proposal(move(items.a2))))).toEqual(['proposed']);
	});

	test('[PR7] the receiver of a dependency a Product Owner breaks signs before it happens', () => {
		const table = tableOf({ links: [needs(items.a1, items.c1)] });
		expect(told(doAct(table, people.ada, 'p', proposal(move(items.a1, { timebox: summer }))))).toEqual([
			'proposed',
			'signed-off'
		]);
	});

	test('[PR13] a Product Owner’s own change put on the table unsigned waits for their signature', () => {
		const table = tableOf();
		const unsigned = { ...proposal(move(items.a1, { timebox: summer })), unsigned: true } as const;
		expect(told(doAct(table, people.ada, 'p', unsigned))).toEqual(['proposed']);
		expect(table.places.get(items.a1)?.timebox).toBe(spring);
		expect(told(doAct(table, people.ada, 's', { kind: 'sign-off', proposal: p }))).toEqual([
			'signed-off',
			'agreed'
		]);
		expect(table.places.get(items.a1)?.timebox).toBe(summer);
	});

	test('[PR13] nothing is put on a locked table unsigned, not even what its author alone may change', () => {
		const change = proposal(move(items.a1, { timebox: summer }));
		expect(told(doAct(tableIn('locked'), people.ada, 'p', { ...change, unsigned: true }))).toBe('LK5');
		expect(told(doAct(tableIn('locked'), people.ada, 'p', change))).toContain('agreed');
	});

	test('[AU5] who signs in two seats gives two signatures', () => {
		const table = tableOf({ seats: [seat(people.ada, 'product-owner', 'metascrum-owner', 'stakeholder')] });
		const answer = doAct(table, people.ada, 'p', proposal(move(items.a1, { product: none })));
		expect(told(answer)).toEqual(['proposed', 'signed-off', 'signed-off', 'agreed']);
		expect(table.proposals.get('p')?.signatures.map(({ product, seat }) => [product, seat])).toEqual([
			[apps, 'product-owner'],
			[none, 'metascrum-owner']
		]);
	});

	test('[AU5] a person of several seats proposes in the one that has the authority, else in the first', () => {
		const seats = [
			seat(people.mia, 'metascrum-owner', 'stakeholder', 'product-owner'),
			seat(people.ada, 'product-owner')
		];
		const table = tableOf({ seats });
		doAct(table, people.mia, 'p', proposal(move(items.n1, { product: none, timebox: summer })));
		doAct(table, people.mia, 'q', proposal(move(items.a2)));
		expect(table.proposals.get('p')?.seat).toBe('metascrum-owner');
		expect(table.proposals.get('q')?.seat).toBe('product-owner');
	});
});

describe('asked before the drop', () => {
	test('[LK1] the hand gets the answer that the rule would give', () => {
		const table = tableIn('scheduled');
		expect(objection(table, who(people.sam), [move(items.a2)])?.rule).toBe('LK1');
		expect(objection(table, who(people.ada), [move(items.a2)])).toBeNull();
		expect(objection(table, who(people.obi), [move(items.a2)])?.rule).toBe('SE1');
		expect(objection(table, who(people.ada), [move(idOf<ItemId>('gone'))])?.rule).toBe('PR4');
	});
});
