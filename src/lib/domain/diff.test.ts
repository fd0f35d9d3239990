import { describe, expect, test } from 'vitest';
import { diff } from './diff.ts';
import { idOf, type GoalId, type ItemId, type ProductId } from './ids.ts';
import { ranks } from './rank.ts';
import { agreedBoard } from './snapshot.ts';
import {
	doAct,
	item,
	items,
	move,
	needs,
	people,
	place,
	product,
	products,
	proposal,
	records,
	tableIn,
	tableOf,
	timeboxes
} from './testing/board.ts';

const was = agreedBoard(tableOf());
const after = (...changes: Parameters<typeof proposal>) => {
	const table = tableOf();
	doAct(table, people.ada, 'p', proposal(...changes));
	return agreedBoard(table);
};

describe('drift', () => {
	test('there is none between equal boards', () => {
		expect(diff(was, agreedBoard(tableOf()))).toEqual([]);
	});

	test('a refinement under the lock is named against the snapshot', () => {
		const table = tableIn('scheduled');
		doAct(table, people.ada, 'p', proposal(move(items.a2)));
		expect(diff(was, agreedBoard(table))).toMatchObject([{ kind: 'reordered', item: items.a2 }]);
	});

	test('another timebox', () => {
		expect(diff(was, after(move(items.a1, { timebox: timeboxes.summer })))).toMatchObject([
			{
				kind: 'moved',
				item: items.a1,
				from: { timebox: timeboxes.spring },
				to: { timebox: timeboxes.summer }
			}
		]);
	});

	test('other facets, each named', () => {
		expect(
			diff(was, after({ kind: 'edit', item: items.a1, set: { size: 3, title: 'Other', stage: null } }))
		).toMatchObject([
			{ kind: 'edited', item: items.a1, facets: ['title', 'size'], was: { size: null }, now: { size: 3 } }
		]);
	});

	test('what came and what went', () => {
		const now = after({
			kind: 'add',
			item: item(idOf<ItemId>('new')),
			to: { product: products.apps, team: idOf('red'), timebox: timeboxes.spring, after: null }
		});
		expect(diff(was, now)).toEqual([{ kind: 'added', item: 'new' }]);
		expect(diff(now, was)).toEqual([{ kind: 'dropped', item: 'new' }]);
	});

	test('another owner', () => {
		const table = tableOf();
		doAct(table, people.mia, 'o', { kind: 'own', product: products.none, person: people.ada });
		expect(diff(was, agreedBoard(table))).toEqual([
			{ kind: 'owner', product: products.none, was: null, now: people.ada }
		]);
	});
});

describe('lanes, goals and dependencies', () => {
	const goal = { id: idOf<GoalId>('g'), title: 'Reach it', product: products.apps, timebox: null };
	const since = (more: Parameters<typeof tableOf>[0], before: Parameters<typeof tableOf>[0] = {}) =>
		diff(agreedBoard(tableOf(before)), agreedBoard(tableOf(more)));

	test('what was opened and closed', () => {
		const next = product(idOf<ProductId>('next'), { name: 'Next' });
		const opened = { products: [...records.products, next] };
		expect(since(opened)).toEqual([{ kind: 'opened', lane: { kind: 'product', id: 'next' }, name: 'Next' }]);
		expect(since({}, opened)).toEqual([
			{ kind: 'closed', lane: { kind: 'product', id: 'next' }, name: 'Next' }
		]);
		const [red] = records.teams;
		const [spring] = records.timeboxes;
		expect(since({ teams: red ? [red] : [], timeboxes: spring ? [spring] : [] })).toMatchObject([
			{ kind: 'closed', lane: { kind: 'team', id: 'blue' } },
			{ kind: 'closed', lane: { kind: 'timebox', id: 'summer' } },
			{ kind: 'closed', lane: { kind: 'timebox', id: 'undated' } }
		]);
	});

	test('shares and owners, of new products too', () => {
		const [apps, ...others] = records.products;
		if (!apps) throw new Error('The fixture has products');
		expect(since({ products: [{ ...apps, share: 40, name: 'Renamed' }, ...others] })).toEqual([
			{ kind: 'share', product: products.apps, was: null, now: 40 }
		]);
		const next = product(idOf<ProductId>('next'), { share: 10, owner: people.ada });
		expect(since({ products: [...records.products, next] }).map(({ kind }) => kind)).toEqual([
			'opened',
			'owner',
			'share'
		]);
	});

	test('a team’s home and capacity; never having had one is as good as none', () => {
		const [red, blue] = records.teams;
		if (!red || !blue) throw new Error('The fixture has two teams');
		expect(since({ teams: [{ ...red, home: null }, blue] })).toEqual([]);
		const homed = { ...red, home: products.core };
		expect(since({ teams: [homed, { ...blue, capacity: 5 }] })).toEqual([
			{ kind: 'realigned', team: 'blue', was: blue, now: { ...blue, capacity: 5 } },
			{ kind: 'realigned', team: 'red', was: red, now: homed }
		]);
	});

	test('goals set, said anew and dropped', () => {
		const anew = { ...goal, title: 'Reach more' };
		expect(since({ goals: [goal] })).toEqual([{ kind: 'goal', goal: 'g', was: null, now: goal }]);
		expect(since({ goals: [anew] }, { goals: [goal] })).toEqual([
			{ kind: 'goal', goal: 'g', was: goal, now: anew }
		]);
		expect(since({}, { goals: [goal] })).toEqual([{ kind: 'goal', goal: 'g', was: goal, now: null }]);
		expect(since({ goals: [goal] }, { goals: [{ ...goal }] })).toEqual([]);
	});

	test('dependencies made, promised and released', () => {
		const link = needs(items.a1, items.c1);
		const promised = { ...link, neededBy: timeboxes.summer };
		expect(since({ links: [promised] }, { links: [link] })).toEqual([
			{ kind: 'link', link: 'a1-c1', was: link, now: promised }
		]);
		expect(since({}, { links: [link] })).toEqual([{ kind: 'link', link: 'a1-c1', was: link, now: null }]);
	});

	test('a signal is a facet of its item', () => {
		const [a1, ...others] = records.items;
		expect(since({ items: a1 ? [{ ...a1, signal: 'raise' }, ...others] : [] })).toMatchObject([
			{ kind: 'edited', item: items.a1, facets: ['signal'] }
		]);
	});
});

describe('order', () => {
	const ids = 'abcdef'.split('').map((id) => idOf<ItemId>(id));
	const ordered = (order: string, keys = ranks(order.length)) =>
		agreedBoard(
			tableOf({
				items: ids.map((id) => item(id)),
				places: order.split('').map((id, n) => place(idOf<ItemId>(id), { rank: keys[n] ?? '' }))
			})
		);
	const named = (before: string, now: string) =>
		diff(ordered(before), ordered(now)).map((each) => ('item' in each ? each.item : ''));

	test('renewed order keys are no difference', () => {
		expect(diff(ordered('abcdef'), ordered('abcdef', ranks(20).slice(14)))).toEqual([]);
	});

	test.each([
		['abcdef', 'fabcde', ['f']],
		['abcdef', 'bcdefa', ['a']],
		['cabfed', 'abfedc', ['c']],
		['abcdef', 'acbdfe', ['c', 'f']],
		['abcdef', 'abcdef', []]
	])('from %s to %s the fewest items explain it', (before, now, expected) => {
		expect(named(before, now)).toEqual(expected);
	});

	test('an item that left the cell does not make its neighbours move', () => {
		expect(records.places).toHaveLength(6);
		expect(diff(was, after(move(items.a1, { timebox: timeboxes.summer })))).toHaveLength(1);
	});
});
