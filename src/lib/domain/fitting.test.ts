import { describe, expect, test } from 'vitest';
import type { ProposedChange } from './board.ts';
import { fit } from './fitting.ts';
import { idOf, type GoalId, type ItemId, type LinkId } from './ids.ts';
import {
	item,
	items,
	move,
	needs,
	product,
	products,
	records,
	tableOf,
	team,
	teams,
	timebox,
	timeboxes
} from './testing/board.ts';
import { changes as make, target } from './testing/changes.ts';

const { a1, a2, a3, c1 } = items;
const { apps, core, none } = products;
const { red, blue } = teams;
const { spring, summer, undated } = timeboxes;
const goal = idOf<GoalId>('g');
const gone = idOf<ItemId>('gone');
const fresh = item(idOf<ItemId>('new'));

/** `fits`, or the rule and its sentence. */
function says(table: ReturnType<typeof tableOf>, ...changes: readonly ProposedChange[]): string {
	const fitting = fit(table, changes);
	return fitting.ok ? 'fits' : `${fitting.error.rule} ${fitting.error.because}`;
}
const on = (...changes: readonly ProposedChange[]) => says(tableOf(), ...changes);

describe('what is on the board', () => {
	test.each([
		['move', move(gone)],
		['edit', make.edit(gone, { size: 1 })],
		['drop', make.drop(gone)],
		['signal', make.signal(gone, 'raise')],
		['split', make.split(gone, fresh)],
		['merge into', make.merge(gone, a1)],
		['merge of', make.merge(a1, gone)],
		['promise by', make.promise(gone, a1, spring)],
		['promise to', make.promise(a1, gone, spring)]
	])('[PR4] a %s of an item that is gone does not fit', (_, change) => {
		expect(on(change)).toBe('PR4 This item is no longer on the board.');
	});

	test.each([
		['product', move(a1, { product: idOf('x') })],
		['team', move(a1, { team: idOf('x') })],
		['timebox', make.add(fresh, { timebox: idOf('x') })],
		[
			'product of a part',
			{ kind: 'split', item: a1, set: {}, parts: [{ item: fresh, to: target({ product: idOf('x') }) }] }
		],
		['shared product', make.share(idOf('x'), 3)],
		['realigned team', make.realign(idOf('x'), core)],
		['home', make.realign(red, idOf('x'))],
		['product to close', make.close({ kind: 'product', id: idOf('x') })],
		['timebox promised', make.promise(a1, c1, idOf('x'))],
		['product of a goal', make.goal(goal, idOf('x'), spring)],
		['timebox of a goal', make.goal(goal, apps, idOf('x'))]
	] as const)('[PR4] a %s that is gone does not fit', (_, change) => {
		expect(on(change)).toBe('PR4 This lane or timebox is no longer on the board.');
	});

	test('[PR4] a goal or a dependency that is gone is not dropped or released', () => {
		expect(on(make.dropGoal(goal))).toBe('PR4 This goal is no longer set.');
		expect(on(make.release('x'))).toBe('PR4 This dependency is no longer on the board.');
		const record = { id: goal, title: 'Reach it', product: null, timebox: null };
		const table = tableOf({ links: [needs(a1, c1)], goals: [record] });
		expect(says(table, make.dropGoal(goal), make.release('a1-c1'))).toBe('fits');
	});

	test.each([
		['an item', make.add(fresh)],
		['a goal of the whole board', make.goal(goal)],
		['a goal of a product', make.goal(goal, apps, summer)],
		['a realignment to no product', make.realign(red, null)],
		['a share', make.share(apps, 100)],
		['no share', make.share(apps, null)]
	])('%s fits', (_, change) => {
		expect(on(change)).toBe('fits');
	});
});

describe('items that are new', () => {
	test.each([
		['added', (each: typeof fresh) => make.add(each)],
		['split off', (each: typeof fresh) => make.split(a2, each)]
	])('[PR3] %s bring an id and a key of their own', (_, bring) => {
		expect(on(bring(fresh))).toBe('fits');
		expect(on(bring(item(a1, { key: 'NEW' })))).toBe('PR3 The item A1 is already on the board.');
		expect(on(bring(item(fresh.id, { key: 'A1' })))).toBe('PR3 The key A1 is already taken.');
	});

	test('[PR2] no two of them have one key or one id', () => {
		const other = item(idOf<ItemId>('other'), { key: 'NEW' });
		const twin = item(fresh.id, { key: 'OTHER' });
		expect(on(make.add(fresh), make.add(other))).toBe('PR2 Two new items have the key NEW.');
		expect(on(make.add(fresh), make.split(a1, other))).toBe('PR2 Two new items have the key NEW.');
		expect(on(make.split(a1, fresh, other))).toMatch(/^PR2/);
		expect(on(make.split(a1, fresh, twin))).toBe('PR2 A proposal changes the same thing only once.');
		expect(on(make.add(fresh), make.split(a1, twin))).toMatch(/^PR2/);
	});

	test('[CH11] a key is free once the one that had it is dropped before', () => {
		const heir = item(fresh.id, { key: 'A1' });
		expect(on(make.drop(a1), make.add(heir))).toBe('fits');
		expect(on(make.add(heir), make.drop(a1))).toMatch(/^PR3/);
	});
});

describe('one after the other', () => {
	test('[PR2] the same change of the same thing comes once', () => {
		const goals = [make.goal(goal), make.goal(goal, apps)] as const;
		expect(on(move(a1), move(a1, { timebox: summer }))).toMatch(/^PR2/);
		expect(on(make.share(apps, 1), make.share(apps, 2))).toMatch(/^PR2/);
		expect(on(make.openTeam('t'), make.openTeam('t'))).toMatch(/^PR2/);
		expect(on(...goals)).toMatch(/^PR2/);
		expect(on(make.promise(a1, c1, summer), make.promise(a1, c1, spring))).toMatch(/^PR2/);
		expect(on(make.share(apps, 1), make.share(core, 2), move(a1), move(a2), make.edit(a1, { size: 1 }))).toBe(
			'fits'
		);
	});

	test('[CH11] what is dropped or merged away is not changed any more', () => {
		expect(on(make.drop(a1), move(a1, { timebox: summer }))).toMatch(/^PR4/);
		expect(on(make.merge(a1, a2), make.edit(a2, { size: 1 }))).toMatch(/^PR4/);
		expect(on(move(a1, { timebox: summer }), make.drop(a1))).toBe('fits');
	});

	test('[CH11] a lane opens before something stands in it, and is emptied before it closes', () => {
		expect(on(make.openProduct('next'), move(a1, { product: idOf('next') }))).toBe('fits');
		expect(on(move(a1, { product: idOf('next') }), make.openProduct('next'))).toMatch(/^PR4/);
		const n1 = move(items.n1, { product: apps });
		expect(on(n1, make.close({ kind: 'product', id: none }))).toBe('fits');
		expect(on(make.close({ kind: 'product', id: none }), n1)).toMatch(/^CH3/);
	});

	test('the table is left alone', () => {
		const table = tableOf();
		says(table, make.openProduct('next'), move(a1, { product: idOf('next') }), make.drop(a2));
		expect([table.products.size, table.items.size, table.places.get(a1)?.product]).toEqual([3, 6, apps]);
		expect(table.index.filled.get('product:apps')).toBe(3);
	});
});

describe('merges', () => {
	test('[CH1] take other items, each once', () => {
		expect(on(make.merge(a1, a1))).toMatch(/^CH1/);
		expect(on(make.merge(a1, a2, a2))).toMatch(/^CH1/);
		expect(on(make.merge(a1, a2, a3))).toBe('fits');
	});
});

describe('lanes', () => {
	test.each([
		['product', { kind: 'product', id: none }, 'No product is not empty: 1 item stands in it.'],
		['team', { kind: 'team', id: red }, 'red is not empty: 4 items stand in it.'],
		['timebox', { kind: 'timebox', id: spring }, 'spring is not empty: 4 items stand in it.']
	] as const)('[CH3] a %s with items in it does not close', (_, lane, because) => {
		expect(on(make.close(lane))).toBe(`CH3 ${because}`);
		expect(says(tableOf({ items: [], places: [] }), make.close(lane))).toBe('fits');
	});

	test('[CH3] nor one that a goal, a team or a promise names', () => {
		const places = records.places.filter((place) => place.product !== none);
		const closing = (more: Parameters<typeof tableOf>[0], ...lanes: Parameters<typeof make.close>) =>
			says(tableOf({ places, ...more }), make.close(...lanes));
		const of = { id: goal, title: 'Reach it', product: none, timebox: undated };
		expect(closing({ goals: [of] }, { kind: 'product', id: none })).toBe(
			'CH3 No product is not empty: the goal “Reach it” is set for it.'
		);
		expect(closing({ goals: [of] }, { kind: 'timebox', id: undated })).toBe(
			'CH3 undated is not empty: the goal “Reach it” is set for it.'
		);
		expect(closing({ teams: [team(red, { home: none })] }, { kind: 'product', id: none })).toBe(
			'CH3 No product is not empty: red works for it.'
		);
		const links = [needs(a1, c1, { neededBy: undated })];
		expect(closing({ links }, { kind: 'timebox', id: undated })).toBe(
			'CH3 undated is not empty: a dependency is promised by then.'
		);
	});

	test('[CH3] what names another lane does not hold it', () => {
		const places = records.places.filter((place) => place.product !== none);
		const table = tableOf({
			places,
			goals: [{ id: goal, title: 'Reach it', product: apps, timebox: spring }],
			teams: [team(red, { home: apps }), team(blue, { home: null }), team(idOf('idle'))],
			links: [needs(a1, c1, { neededBy: summer })]
		});
		for (const lane of [
			{ kind: 'product', id: none },
			{ kind: 'timebox', id: undated },
			{ kind: 'team', id: idOf<typeof red>('idle') }
		] as const)
			expect(says(table, make.close(lane))).toBe('fits');
	});

	test.each([
		['product', make.openProduct('apps', 'Other'), 'This product is already on the board.'],
		['team', make.openTeam('red', 'Other'), 'This team is already on the board.'],
		['timebox', make.openTimebox('spring', { name: 'Other' }), 'This timebox is already on the board.'],
		['product', make.openProduct('next', 'Apps'), 'There is a product called Apps already.'],
		['team', make.openTeam('next', 'red'), 'There is a team called red already.'],
		['timebox', make.openTimebox('next', { name: 'spring' }), 'There is a timebox called spring already.']
	])('[CH4] a new %s is not one that is there', (_, change, because) => {
		expect(on(change)).toBe(`CH4 ${because}`);
	});

	test('[CH4] one name may be a product’s and a team’s', () => {
		expect(on(make.openProduct('red', 'red'), make.openTeam('apps', 'Apps'), make.openTimebox('red'))).toBe(
			'fits'
		);
	});

	test('[CH5] a new column ends no earlier than it starts, and starts no earlier than those before it', () => {
		const autumn = (starts: string | null, ends: string | null) =>
			on(make.openTimebox('autumn', { starts, ends }));
		expect(autumn('2026-09-01', '2026-08-31')).toBe('CH5 autumn would end before it starts.');
		expect(autumn('2026-09-01', '2026-09-01')).toBe('fits');
		expect(autumn('2026-05-31', null)).toBe('CH5 autumn would stand behind summer and start before it.');
		expect(autumn('2026-06-01', null)).toBe('fits');
		expect(autumn(null, '2020-01-01')).toBe('fits');
		const undatedOnly = tableOf({ timeboxes: [timebox(spring)] });
		expect(says(undatedOnly, make.openTimebox('past', { starts: '2020-01-01' }))).toBe('fits');
	});
});

describe('shares', () => {
	const shared = (...shares: readonly (number | null)[]) =>
		tableOf({ products: shares.map((share, n) => product(idOf(`p${n}`), { share })), places: [], items: [] });
	const [p0, p1] = [idOf<typeof apps>('p0'), idOf<typeof apps>('p1')];

	test('[CH6] come to no more than the whole', () => {
		expect(says(shared(60, 40, null), make.share(p0, 61))).toBe(
			'CH6 The shares of all products would come to 101 % of the budget.'
		);
		expect(says(shared(50, 40, null), make.share(p0, 60))).toBe('fits');
	});

	test('[CH6] once all of a trade has happened', () => {
		expect(says(shared(60, 40), make.share(p0, 70), make.share(p1, 30))).toBe('fits');
		expect(says(shared(60, 40), make.share(p0, 70), make.share(p1, 31))).toMatch(/^CH6/);
	});

	test('[CH6] that came to more already may come to less, and hinder nothing else', () => {
		expect(says(shared(90, 40), make.share(p0, 80))).toBe('fits');
		expect(says(shared(90, 40), make.share(p0, 90))).toBe('fits');
		expect(says(shared(90, 40), make.share(p0, 91))).toMatch(/^CH6/);
		expect(says(shared(90, 40), make.goal(goal))).toBe('fits');
	});
});

describe('promises', () => {
	const link = idOf<LinkId>('mine');

	test('[CH7] join two items, as the link they name does', () => {
		expect(on(make.promise(a1, a1, spring))).toBe('CH7 An item can’t depend on itself.');
		const table = tableOf({ links: [needs(a1, c1, { id: link })] });
		expect(says(table, make.promise(a1, c1, spring, link))).toBe('fits');
		expect(says(table, make.promise(a1, a2, spring, link))).toBe('CH7 This dependency joins other items.');
		expect(says(table, make.promise(a2, c1, spring, link))).toMatch(/^CH7/);
		const related = tableOf({ links: [needs(a1, c1, { id: link, kind: 'related' })] });
		expect(says(related, make.promise(a1, c1, spring, link))).toMatch(/^CH7/);
	});

	test('[CH7] are not told twice; the other way round is another dependency', () => {
		const table = tableOf({ links: [needs(a1, c1)] });
		expect(says(table, make.promise(a1, c1, spring, link))).toBe(
			'CH7 This dependency is on the board already.'
		);
		expect(says(table, make.promise(c1, a1, spring, link))).toBe('fits');
		expect(says(table, make.promise(a1, c1, spring))).toBe('fits');
	});

	test('[CH8] are kept by the board as the proposal leaves it', () => {
		const late = 'CH8 A3 lands later than spring: nobody can promise that.';
		expect(on(make.promise(a3, c1, spring))).toBe(late);
		expect(on(make.promise(a3, c1, summer))).toBe('fits');
		expect(on(make.promise(a3, c1, undated))).toBe('fits');
		expect(on(make.promise(a3, c1, spring), move(a3))).toBe('fits');
		expect(on(make.promise(a1, c1, spring), move(a1, { timebox: summer }))).toMatch(/^CH8 A1/);
	});

	test('[CH8] one that is released again by the same proposal binds nobody', () => {
		expect(on(make.promise(a3, c1, spring), make.release('a3-c1'))).toBe('fits');
	});
});
