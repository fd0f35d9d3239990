import { expect, test } from 'vitest';
import type { ProposedChange } from '#lib/domain/board.ts';
import { idOf, type GoalId, type ItemId, type LinkId, type ProposalId } from '#lib/domain/ids.ts';
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
} from '#lib/domain/testing/board.ts';
import { changes as make } from '#lib/domain/testing/changes.ts';
import { changeLine, proposalLine } from './describe.ts';

const { a1, a2, a3, c1 } = items;
const { apps, core } = products;
const { red } = teams;
const goal = idOf<GoalId>('g');
const fresh = item(idOf<ItemId>('new'));

const board = tableOf({
	links: [needs(a1, c1)],
	goals: [{ id: goal, title: 'Reach it', product: null, timebox: null }],
	teams: [team(red, { name: 'Red', home: apps, capacity: 8 }), ...records.teams.slice(1)]
});

/** What a change is about, and what becomes of it. */
const line = (change: ProposedChange, decided = false): string => {
	const { key, what } = changeLine(board, change, decided ? [] : null);
	return `${key}: ${what}`;
};

test.each<readonly [ProposedChange, string]>([
	[move(a1, { timebox: timeboxes.summer }), 'A1: spring → summer'],
	[make.add(fresh), 'NEW: new in Apps, spring'],
	[make.drop(a1), 'A1: leaves the board'],
	[make.split(a1, fresh), 'A1: split off NEW'],
	[
		{
			kind: 'split',
			item: a1,
			set: { size: 2 },
			parts: [{ item: fresh, to: { product: apps, team: red, timebox: timeboxes.spring, after: null } }]
		},
		'A1: split off NEW, size none → 2'
	],
	[make.merge(a1, a2), 'A1: takes in A2'],
	[make.merge(a1, a2, a3), 'A1: takes in A2 and A3'],
	[make.merge(a1, a2, a3, c1), 'A1: takes in A2, A3 and 1 more'],
	[make.signal(a1, 'raise'), 'A1: signalled as more urgent'],
	[make.signal(a1, 'lower'), 'A1: signalled as less urgent'],
	[make.signal(a1, null), 'A1: no signal'],
	[make.promise(a1, c1, timeboxes.summer), 'A1: promised to C1 by summer'],
	[make.release('a1-c1'), 'A1 for C1: depends no longer'],
	[make.release('gone'), 'a dependency: depends no longer'],
	[make.share(apps, 30), 'Apps: share none → 30 %'],
	[make.realign(red, core, 8), 'Red: works for Core'],
	[make.realign(red, null, 8), 'Red: works for whichever product needs it'],
	[make.realign(red, apps, 9), 'Red: capacity 8 → 9'],
	[make.realign(red, core, null), 'Red: works for Core, capacity 8 → none'],
	[make.openProduct('next', 'Next'), 'Next: new product'],
	[make.openTeam('gold', 'Gold'), 'Gold: new team'],
	[make.openTimebox('autumn', { name: 'Autumn' }), 'Autumn: new column'],
	[make.close({ kind: 'product', id: core }), 'Core: product closes'],
	[make.close({ kind: 'team', id: red }), 'Red: team closes'],
	[make.close({ kind: 'timebox', id: timeboxes.summer }), 'summer: column closes'],
	[make.goal(idOf<GoalId>('h'), apps, timeboxes.summer, 'Ship it'), '“Ship it”: goal of Apps, by summer'],
	[make.goal(goal), '“Reach it”: goal of the whole board'],
	[make.dropGoal(goal), '“Reach it”: is no goal any more']
])('%#: %o', (change, says) => {
	expect(line(change)).toBe(says);
});

test('of what is decided only is said what it was to be', () => {
	expect(line(make.share(apps, 30), true)).toBe('Apps: share 30 %');
	expect(line(make.edit(a1, { size: 3, live: null }), true)).toBe('A1: size 3, no live date');
	expect(line(make.realign(red, core, 3), true)).toBe('Red: works for Core');
	expect(line(move(a1), true)).toBe('A1: to spring in Apps');
});

test('a line about a card names it, one about a lane names none', () => {
	expect(changeLine(board, make.drop(a1))).toMatchObject({ item: a1, title: 'Item a1' });
	expect(changeLine(board, make.share(apps, 1))).toMatchObject({ item: null, title: '' });
	expect(changeLine(board, make.drop(idOf<ItemId>('gone')))).toMatchObject({ key: 'An item' });
});

test('[RB3] what a decision took off the board is still called by key and title, though no card is left', () => {
	const table = tableOf();
	const merge = make.merge(a1, a2);
	doAct(table, people.ada, 'm', proposal(merge));
	doAct(table, people.ada, 'd', proposal(make.drop(a3)));
	expect(changeLine(table, make.drop(a3), [])).toEqual({
		item: null,
		key: 'A3',
		title: 'Item a3',
		what: 'leaves the board'
	});
	expect(changeLine(table, merge, [])).toMatchObject({ item: a1, key: 'A1', what: 'takes in A2 Item a2' });
	expect(proposalLine(table, [make.drop(a3)], [])).toBe('A3 leaves the board');
	const release = { kind: 'release', link: idOf<LinkId>('a2-c1') } as const;
	const linked = tableOf({ links: [needs(a2, c1)] });
	doAct(linked, people.ada, 'r', proposal(release));
	doAct(linked, people.ben, 'r-ben', { kind: 'sign-off', proposal: idOf<ProposalId>('r') });
	expect([linked.links.size, changeLine(linked, release, []).key]).toEqual([0, 'A2 for C1']);
	const unknown = make.merge(a1, idOf<ItemId>('x'));
	expect(changeLine(table, unknown, []).what).toBe('takes in a new item');
});
