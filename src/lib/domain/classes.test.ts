import { describe, expect, test } from 'vitest';
import type { Item, LiveDate, ProposedChange } from './board.ts';
import { classesOf, measureOf, needsCause, touchesLiveDate } from './classes.ts';
import { idOf, type GoalId, type ItemId, type LinkId, type ProductId } from './ids.ts';
import {
	item,
	items,
	move,
	product,
	products,
	records,
	tableOf,
	team,
	teams,
	timeboxes
} from './testing/board.ts';

const { apps, core } = products;
const { spring, summer, undated } = timeboxes;
const live: LiveDate = { customer: 'St. Mary', date: '2026-05-01' };
const spot = { product: apps, team: teams.red, timebox: spring, after: null };

/** `a1` is promised to a customer; sizes are 3 for `a1`, 2 for `a2`, none else. */
const sizes = new Map<string, Partial<Item>>([
	['a1', { live, size: 3 }],
	['a2', { size: 2 }]
]);
const table = tableOf({
	items: records.items.map((each) => ({ ...each, ...sizes.get(each.id) })),
	products: [product(apps, { share: 40 }), product(core)],
	teams: [team(teams.red, { capacity: 10, home: apps }), team(teams.blue)]
});

const fresh = (more: Partial<Item> = {}) => item(idOf<ItemId>('new'), more);
const edit = (set: Extract<ProposedChange, { kind: 'edit' }>['set'], id = items.a1): ProposedChange => ({
	kind: 'edit',
	item: id,
	set
});
const split = (
	set: Extract<ProposedChange, { kind: 'edit' }>['set'],
	part: Partial<Item> = {}
): ProposedChange => ({
	kind: 'split',
	item: items.a1,
	set,
	parts: [{ item: fresh(part), to: spot }]
});
const merge = (
	set: Extract<ProposedChange, { kind: 'edit' }>['set'],
	id = items.a1,
	from: readonly ItemId[] = [items.a2]
): ProposedChange => ({ kind: 'merge', item: id, from, set });
const share = (percent: number | null, id = apps): ProposedChange => ({
	kind: 'share',
	product: id,
	share: percent
});
const realign = (to: ProductId | null, capacity: number | null): ProposedChange => ({
	kind: 'realign',
	team: teams.red,
	to,
	capacity
});
const link = idOf<LinkId>('l');
const goal = { id: idOf<GoalId>('g'), title: 'Go', product: apps, timebox: null };
const others: readonly (readonly [string, ProposedChange])[] = [
	['signal', { kind: 'signal', item: items.a1, signal: 'raise' }],
	['budget', share(10)],
	['team', realign(core, 4)],
	['lane', { kind: 'open-lane', lane: { kind: 'product', product: { id: core, name: 'New', code: 'NE' } } }],
	['lane', { kind: 'close-lane', lane: { kind: 'product', id: core } }],
	['promise', { kind: 'promise', link, from: items.a1, to: items.c1, neededBy: summer }],
	['promise', { kind: 'release', link }],
	['goal', { kind: 'goal', goal }],
	['goal', { kind: 'drop-goal', goal: goal.id }]
];

describe('what a change amounts to', () => {
	test.each([
		['re-order', move(items.a2)],
		['re-date', move(items.a2, { timebox: summer })],
		['re-team', move(items.a2, { team: teams.blue })],
		['re-lane', move(items.a2, { product: core })],
		['re-lane, re-team, re-date', move(items.a2, { product: core, team: teams.blue, timebox: summer })],
		['scope', { kind: 'add', item: fresh({ live }), to: spot }],
		['scope', { kind: 'drop', item: items.a1 }],
		['scope', edit({ title: 'Other' })],
		['scope', edit({ live: { ...live } })],
		['re-date', edit({ live: null })],
		['re-date', edit({ live: { ...live, date: '2026-05-02' } })],
		['re-date', edit({ live: { ...live, customer: 'St. Luke' } })],
		['re-date', edit({ live }, items.a2)],
		['scope, re-date', edit({ live: null, title: 'Other' })],
		['scope', split({ size: 1 })],
		['scope, re-date', split({ live: null })],
		['scope', merge({})],
		['scope, re-date', merge({ live }, items.a2, [items.a1])],
		...others
	] as const)('%s', (expected, change) => {
		expect(classesOf(table, change).join(', ')).toBe(expected);
	});
});

describe('how much of it', () => {
	test.each([
		['the points of a new item', { kind: 'add', item: fresh({ size: 5 }), to: spot }, 'scope', 5],
		['nothing of one without a size', { kind: 'add', item: fresh(), to: spot }, 'scope', 0],
		['the points an edit adds', edit({ size: 8 }), 'scope', 5],
		['nothing where it takes some', edit({ size: 1 }), 'scope', 0],
		['nothing where it leaves the size', edit({ title: 'Other' }), 'scope', 0],
		['nothing where it takes the size away', edit({ size: null }), 'scope', 0],
		['no points of another class', edit({ size: 8, live: null }), 're-date', 0],
		['what parts come to beyond the whole', split({ size: 2 }, { size: 4 }), 'scope', 3],
		['what stays, where a split does not say', split({}, { size: 4 }), 'scope', 4],
		['what a merge adds to what went into it', merge({ size: 9 }), 'scope', 4],
		['nothing where a merge adds nothing', merge({}), 'scope', 0],
		['nothing of a drop', { kind: 'drop', item: items.a1 }, 'scope', 0],
		['timeboxes later', move(items.a2, { timebox: undated }), 're-date', 2],
		['timeboxes earlier', move(items.a3, { timebox: spring }), 're-date', 1],
		['no timeboxes of another class', move(items.a2, { product: core, timebox: undated }), 're-lane', 0],
		['percentage points up', share(45), 'budget', 5],
		['percentage points down', share(33), 'budget', 7],
		['the whole share that goes', share(null), 'budget', 40],
		['the whole share that comes', share(12, core), 'budget', 12],
		['the larger capacity of a team that goes', realign(core, 4), 'team', 10],
		['the larger capacity of a team that comes', realign(core, 14), 'team', 14],
		['the difference of one that stays', realign(apps, 4), 'team', 6],
		['all of one that is released', realign(null, null), 'team', 10]
	] as const)('%s', (_, change, what, expected) => {
		expect(measureOf(table, change, what)).toBe(expected);
	});

	test('nothing else measures anything', () => {
		const rest = others.filter(([what]) => what !== 'budget' && what !== 'team');
		expect(rest.map(([, change]) => measureOf(table, change, 'lane'))).toEqual(rest.map(() => 0));
	});
});

describe('dates promised to customers', () => {
	test.each([
		['a move to another timebox', move(items.a1, { timebox: summer }), true, true],
		['a move inside its timebox', move(items.a1, { product: core, team: teams.blue }), false, false],
		['a move of what nobody was promised', move(items.a2, { timebox: summer }), false, false],
		['a new item with a date', { kind: 'add', item: fresh({ live }), to: spot }, true, false],
		['a new item without', { kind: 'add', item: fresh(), to: spot }, false, false],
		['a drop', { kind: 'drop', item: items.a1 }, true, false],
		['a drop of what nobody was promised', { kind: 'drop', item: items.a2 }, false, false],
		['an edit of the date', edit({ live: { ...live, date: '2026-06-01' } }), true, true],
		['an edit that gives the first date', edit({ live }, items.a2), true, false],
		['an edit of something else', edit({ title: 'Other' }), false, false],
		['a split that takes the date', split({ live: null }), true, true],
		['a split that leaves it', split({ size: 1 }), false, false],
		['a split with a dated part', split({}, { live }), true, false],
		['a merge that changes the date', merge({ live: null }), true, true],
		['a merge of a dated item', merge({}, items.a2, [items.a1]), true, false],
		['a merge of undated ones', merge({}, items.a2, [items.a3]), false, false]
	] as const)('%s', (_, change, touches, cause) => {
		expect(touchesLiveDate(table, change)).toBe(touches);
		expect(needsCause(table, [move(items.a3), change])).toBe(cause);
	});

	test('lanes, signals, promises and goals touch none', () => {
		expect(others.filter(([, change]) => touchesLiveDate(table, change))).toEqual([]);
		expect(
			needsCause(
				table,
				others.map(([, change]) => change)
			)
		).toBe(false);
	});
});

describe('what is not on the board, or is only being made', () => {
	const x = idOf<ItemId>('x');

	test('a move of it is a move from elsewhere, and no date of a customer', () => {
		const carried = move(x, { timebox: summer });
		expect(classesOf(table, carried)).toEqual(['re-lane', 're-team', 're-date']);
		expect([measureOf(table, carried, 're-date'), touchesLiveDate(table, carried)]).toEqual([0, false]);
		const [a1] = records.items;
		const nowhere = tableOf({ places: [], items: a1 ? [{ ...a1, live }] : [] });
		expect(touchesLiveDate(nowhere, move(items.a1))).toBe(true);
	});

	test.each([
		['all of a share', share(20, idOf('x')), 'budget', 20],
		[
			'all the capacity of a team',
			{ kind: 'realign', team: idOf<typeof teams.red>('x'), to: apps, capacity: 5 },
			'team',
			5
		],
		[
			'what a team without a home brings where it stays',
			{ kind: 'realign', team: idOf<typeof teams.red>('x'), to: null, capacity: 5 },
			'team',
			5
		],
		['all points of an item', edit({ size: 3 }, x), 'scope', 3]
	] as const)('%s counts', (_, change, what, expected) => {
		expect(measureOf(table, change, what)).toBe(expected);
	});

	test('no date where there was none is no re-date', () => {
		expect(classesOf(table, edit({ live: null }, items.a2))).toEqual(['scope']);
		expect(touchesLiveDate(table, edit({ live: null }, x))).toBe(false);
	});
});

test('[RD1] one part with a date, or one dated item merged away, is enough', () => {
	const part = (id: string, more: Partial<Item> = {}) => ({ item: item(idOf<ItemId>(id), more), to: spot });
	const parts = [part('x', { live }), part('y')];
	expect(touchesLiveDate(table, { kind: 'split', item: items.a2, set: {}, parts })).toBe(true);
	expect(touchesLiveDate(table, merge({}, items.a2, [items.a1, items.a3]))).toBe(true);
});
