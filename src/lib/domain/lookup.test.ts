import { describe, expect, test } from 'vitest';
import type { ProposedChange } from './board.ts';
import { idOf, type GoalId, type ItemId, type LinkId, type TimeboxId } from './ids.ts';
import { byRank, endedKey, itemOf, itemsOf, mentionsOf, placesIn, positionOf, subjectsOf } from './lookup.ts';
import {
	doAct,
	item,
	items,
	move,
	needs,
	people,
	place,
	products,
	proposal,
	tableOf,
	teams,
	timeboxes
} from './testing/board.ts';
import { changes as make } from './testing/changes.ts';

const { a1, a2, c1 } = items;
const { apps, core } = products;
const { red } = teams;
const { spring, summer } = timeboxes;
const link = idOf<LinkId>('l');
const goal = idOf<GoalId>('g');
const fresh = item(idOf<ItemId>('new'));
const cell = ['product:apps', 'team:red', 'timebox:spring'];

const table: readonly (readonly [ProposedChange, readonly string[], readonly string[]])[] = [
	[move(a1), ['a1'], ['a1', ...cell]],
	[{ kind: 'edit', item: a1, set: { size: 1 } }, ['a1'], ['a1']],
	[make.add(fresh), ['new'], ['new', ...cell]],
	[make.drop(a1), ['a1'], ['a1']],
	[make.split(a1, fresh), ['a1'], ['a1', 'new', ...cell]],
	[make.merge(a1, a2), ['a1', 'a2'], ['a1', 'a2']],
	[make.signal(a1, 'raise'), ['a1'], ['a1']],
	[make.share(apps, 30), ['product:apps'], ['product:apps']],
	[make.realign(red, core), ['team:red'], ['team:red', 'product:core']],
	[make.realign(red, null), ['team:red'], ['team:red']],
	[make.openProduct('next'), ['product:next'], ['product:next']],
	[make.openTeam('gold'), ['team:gold'], ['team:gold']],
	[make.openTimebox('autumn'), ['timebox:autumn'], ['timebox:autumn']],
	[make.close({ kind: 'timebox', id: summer }), ['timebox:summer'], ['timebox:summer']],
	[make.promise(a1, c1, spring, link), ['link:l'], ['link:l', 'a1', 'c1', 'timebox:spring']],
	[{ kind: 'release', link }, ['link:l'], ['link:l']],
	[make.goal(goal, apps, summer), ['goal:g'], ['goal:g', 'product:apps', 'timebox:summer']],
	[make.goal(goal, null, null), ['goal:g'], ['goal:g']],
	[{ kind: 'drop-goal', goal }, ['goal:g'], ['goal:g']]
];

describe('what a change is about', () => {
	test.each(table)('%o', (change, subjects, mentions) => {
		expect(subjectsOf(change)).toEqual(subjects);
		expect(mentionsOf(change)).toEqual(mentions);
	});

	test('items, the first being the main one', () => {
		expect(itemsOf(make.merge(a1, a2))).toEqual([a1, a2]);
		expect(itemsOf(make.promise(a1, c1, spring, link))).toEqual([a1, c1]);
		expect(itemOf(make.add(fresh))).toBe(fresh.id);
		expect(itemOf({ kind: 'release', link })).toBeNull();
		expect(itemOf(make.share(apps, 1))).toBeNull();
	});
});

describe('the index', () => {
	test('knows open proposals by what they change and by what they name, until they are closed', () => {
		const board = tableOf({ links: [needs(a1, c1)] });
		const promise = make.promise(a1, c1, summer, idOf<LinkId>('a1-c1'));
		doAct(board, people.sam, 'p', proposal(promise, move(a2, { timebox: summer })));
		expect([...board.index.open.keys()]).toEqual(expect.arrayContaining(['a2', 'link:a1-c1']));
		expect(board.index.open.has(a1)).toBe(false);
		expect(board.index.about.get(c1)).toEqual(new Set(['p']));
		expect(board.index.about.get('timebox:summer')).toEqual(new Set(['p']));
		doAct(board, people.sam, 'w', { kind: 'withdraw', proposal: idOf('p') });
		expect([board.index.open.size, board.index.about.size]).toEqual([0, 0]);
	});

	test('knows how full each lane is, and what is promised by when', () => {
		const promised = needs(a1, c1, { neededBy: idOf<TimeboxId>('summer') });
		const board = tableOf({ links: [promised] });
		const filled = (key: string) => board.index.filled.get(key);
		expect([filled('product:apps'), filled('timebox:summer'), filled('promised summer')]).toEqual([3, 2, 1]);
		doAct(board, people.ada, 'p', proposal(move(a2, { timebox: summer })));
		expect([filled('product:apps'), filled('timebox:summer'), filled('timebox:spring')]).toEqual([3, 3, 3]);
		expect(placesIn(board, place(a1)).map((each) => each.item)).toEqual([a1]);
	});
});

describe('a cell', () => {
	test('is in the order of its keys, ties by id', () => {
		const at = (rank: string, id: string) => ({ rank, item: idOf<ItemId>(id) });
		const inOrder = [at('a', 'y'), at('b', 'x'), at('b', 'y'), at('c', 'a')];
		expect(inOrder.toReversed().sort(byRank)).toEqual(inOrder);
		expect(byRank(at('b', 'x'), at('b', 'x'))).toBe(0);
		expect(inOrder.map((each) => positionOf(inOrder, each))).toEqual([0, 1, 2, 3]);
	});

	test('is given as a copy: whoever sorts it leaves the board alone', () => {
		const board = tableOf();
		placesIn(board, place(a1)).pop();
		expect(placesIn(board, place(a1)).map((each) => each.item)).toEqual([a1, a2]);
		expect(placesIn(board, { ...place(a1), product: idOf('gone') })).toEqual([]);
	});
});

test('dropping a goal is about no item', () => {
	expect(itemsOf({ kind: 'drop-goal', goal })).toEqual([]);
});

test('what was ended is found by what it was and by its id', () => {
	const ended = [
		{ kind: 'goal', id: 'a' },
		{ kind: 'goal', id: 'b' },
		{ kind: 'product', id: 'a' }
	] as const;
	expect(new Set(ended.map(endedKey)).size).toBe(ended.length);
});
