import { describe, expect, test } from 'vitest';
import type { ProposedChange } from './board.ts';
import {
	idOf,
	type GoalId,
	type ItemId,
	type LinkId,
	type ProductId,
	type TeamId,
	type TimeboxId
} from './ids.ts';
import { recordsOf, tableFrom } from './snapshot.ts';
import { goalNamed, itemNamed, laneNamed, linkNamed, partName, subjectOf } from './subject.ts';
import {
	doAct,
	item,
	items,
	move,
	needs,
	people,
	products,
	proposal,
	records,
	tableOf,
	team,
	teams,
	timeboxes
} from './testing/board.ts';

const goal = { id: idOf<GoalId>('g'), title: 'Ship it', product: null, timebox: null };
const table = tableOf({ links: [needs(items.c1, items.a1)], goals: [goal] });
const to = { product: products.apps, team: teams.red, timebox: timeboxes.spring, after: null };
const fresh = item(idOf<ItemId>('n9'));
const link = idOf<LinkId>('c1-a1');

const named: readonly (readonly [string, ProposedChange])[] = [
	['A1', move(items.a1)],
	['A1', { kind: 'edit', item: items.a1, set: {} }],
	['N9', { kind: 'add', item: fresh, to }],
	['A1', { kind: 'drop', item: items.a1 }],
	['A1', { kind: 'split', item: items.a1, set: {}, parts: [] }],
	['A1', { kind: 'merge', item: items.a1, from: [items.a2], set: {} }],
	['A1', { kind: 'signal', item: items.a1, signal: 'raise' }],
	['Apps', { kind: 'share', product: products.apps, share: 20 }],
	['red', { kind: 'realign', team: teams.red, to: null, capacity: null }],
	[
		'Web',
		{
			kind: 'open-lane',
			lane: { kind: 'product', product: { id: idOf<ProductId>('web'), name: 'Web', code: 'WE' } }
		}
	],
	[
		'green',
		{
			kind: 'open-lane',
			lane: { kind: 'team', team: { id: idOf<TeamId>('g'), name: 'green', capacity: null } }
		}
	],
	[
		'autumn',
		{
			kind: 'open-lane',
			lane: {
				kind: 'timebox',
				timebox: { id: idOf<TimeboxId>('a'), name: 'autumn', starts: null, ends: null }
			}
		}
	],
	['Core', { kind: 'close-lane', lane: { kind: 'product', id: products.core } }],
	['blue', { kind: 'close-lane', lane: { kind: 'team', id: teams.blue } }],
	['summer', { kind: 'close-lane', lane: { kind: 'timebox', id: timeboxes.summer } }],
	['C1 for A1', { kind: 'promise', link, from: items.c1, to: items.a1, neededBy: timeboxes.spring }],
	[
		'A1 for C1',
		{
			...{ kind: 'promise', link: idOf<LinkId>('new'), neededBy: timeboxes.spring },
			...{ from: items.a1, to: items.c1 }
		}
	],
	['C1 for A1', { kind: 'release', link }],
	['Ship it', { kind: 'goal', goal }],
	['Ship it', { kind: 'drop-goal', goal: goal.id }]
];

describe('what a proposal is about', () => {
	test.each(named)('%s', (name, change) => {
		expect(subjectOf(table, { changes: [change] })).toBe(name);
	});

	test('several are named, each once, and of many the first', () => {
		const changes = [items.a1, items.a2, items.a1].map((id) => move(id));
		expect(subjectOf(table, { changes })).toBe('A1 and A2');
		const more = [items.a1, items.a2, items.a3].map((id) => move(id));
		expect(subjectOf(table, { changes: more })).toBe('A1, A2 and A3');
		expect(subjectOf(table, { changes: [...more, move(items.c1), move(items.c2)] })).toBe(
			'A1, A2, A3 and 2 more'
		);
	});

	test('[RB3] what a decision took off the board goes by the key it had', () => {
		const board = tableOf();
		const drops: ProposedChange[] = [items.a1, items.a3].map((item) => ({ kind: 'drop', item }));
		doAct(board, people.ada, 'p', proposal(...drops));
		expect(subjectOf(board, { changes: [...drops, move(items.a2)] })).toBe('A1, A3 and A2');
		expect(itemNamed(board, items.a1)).toEqual({ id: items.a1, key: 'A1', title: 'Item a1' });
		expect(itemNamed(board, items.a2)).toMatchObject({ key: 'A2' });
		expect(itemNamed(board, idOf<ItemId>('x'))).toBeNull();
		const anew = tableFrom(recordsOf(board), board.seq);
		expect(itemNamed(anew, items.a1)).toEqual(itemNamed(board, items.a1));
	});

	test('[RB3] what a decision closed, dropped or released goes by the name it had', () => {
		const goal = { id: idOf<GoalId>('faster'), title: 'Faster', product: null, timebox: null };
		const crew = team(idOf<TeamId>('night'), { name: 'Night shift' });
		const link = needs(items.a1, items.c1);
		const board = tableOf({ goals: [goal], links: [link], teams: [...records.teams, crew] });
		const ending: ProposedChange[] = [
			{ kind: 'close-lane', lane: { kind: 'team', id: crew.id } },
			{ kind: 'drop-goal', goal: goal.id },
			{ kind: 'release', link: link.id }
		];
		const before = ending.map((change) => subjectOf(board, { changes: [change] }));
		expect(before).toEqual(['Night shift', 'Faster', 'A1 for C1']);
		doAct(board, people.mia, 'p', proposal(...ending));
		for (const by of [people.ada, people.ben, people.mia])
			doAct(board, by, `p-${by}`, { kind: 'sign-off', proposal: idOf('p') });
		expect(board.proposals.get('p')?.outcome).toMatchObject({ kind: 'agreed' });
		const anew = tableFrom(recordsOf(board), board.seq);
		for (const table of [board, anew]) {
			expect([table.teams.has(crew.id), table.goals.has(goal.id), table.links.has(link.id)]).toEqual([
				false,
				false,
				false
			]);
			expect(ending.map((change) => subjectOf(table, { changes: [change] }))).toEqual(before);
		}
	});

	test('what is gone, and left no name, goes by its id or by what it was', () => {
		const gone: readonly (readonly [string, ProposedChange])[] = [
			['an item that was dropped', { kind: 'drop', item: idOf<ItemId>('x') }],
			['x', { kind: 'share', product: idOf<ProductId>('x'), share: null }],
			['x', { kind: 'realign', team: idOf<TeamId>('x'), to: null, capacity: null }],
			['x', { kind: 'close-lane', lane: { kind: 'product', id: idOf<ProductId>('x') } }],
			['x', { kind: 'close-lane', lane: { kind: 'team', id: idOf<TeamId>('x') } }],
			['x', { kind: 'close-lane', lane: { kind: 'timebox', id: idOf<TimeboxId>('x') } }],
			['a dependency', { kind: 'release', link: idOf<LinkId>('x') }],
			['a goal', { kind: 'drop-goal', goal: idOf<GoalId>('x') }]
		];
		for (const [name, change] of gone) expect(subjectOf(table, { changes: [change] })).toBe(name);
		expect(linkNamed(table, idOf<LinkId>('x'))).toBeNull();
		expect(goalNamed(table, idOf<GoalId>('x'))).toBeNull();
		expect(laneNamed(table, { kind: 'team', id: idOf<TeamId>('x') })).toBeNull();
	});
});

test('whose signature it is', () => {
	expect(partName(table, { product: products.apps })).toBe('Apps');
	expect(partName(table, { product: products.apps, seat: 'sponsor' })).toBe('Sponsor (Apps)');
	expect(partName(table, { product: null, seat: 'metascrum-owner' })).toBe('MetaScrum Product Owner');
	expect(partName(table, { product: idOf<ProductId>('x') })).toBe('x');
	expect(partName(table, { product: null })).toBe('The board');
});
