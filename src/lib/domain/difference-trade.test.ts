import { describe, expect, test } from 'vitest';
import type { ProposedChange, Target } from './board.ts';
import { differenceAs } from './difference.ts';
import { idOf, type ItemId, type ProductId, type TeamId } from './ids.ts';
import { ranks } from './rank.ts';
import { item, items, move, place, products, tableOf, teams, timeboxes } from './testing/board.ts';
import { changes as make } from './testing/changes.ts';

const { a1, a2, a3 } = items;
const { apps } = products;
const { red } = teams;
const { spring, summer, undated } = timeboxes;
const { drop, edit } = make;
const [x1, x2] = [idOf<ItemId>('x1'), idOf<ItemId>('x2')];
const add = (id: ItemId, to: Partial<Target> = {}) => make.add(item(id), to);
const asTrade = (changes: readonly ProposedChange[], table = tableOf()) =>
	differenceAs(table, changes).changes;

describe('as shortly as may be', () => {
	test('of several that were moved in their cell only those move that must', () => {
		const [x, y, z] = ['x', 'y', 'z'].map((id) => idOf<ItemId>(id));
		if (!x || !y || !z) throw new Error('three items');
		const [first = '', second = '', third = ''] = ranks(3);
		const table = tableOf({
			items: [x, y, z].map((id) => item(id)),
			places: [place(x, { rank: first }), place(y, { rank: second }), place(z, { rank: third })]
		});
		const made = [move(x, { after: z }), move(y), move(z, { after: y })];
		expect(asTrade(made, table)).toEqual([move(x, { after: z })]);
	});

	test('an item that is edited where it stands still lets another be moved before it', () => {
		expect(asTrade([move(a2), edit(a1, { size: 3 })])).toEqual([move(a2), edit(a1, { size: 3 })]);
	});

	test('what is new in a cell makes nobody move who came back to it', () => {
		const made = [add(x1), move(a1, { timebox: summer }), move(a1, { after: x1 })];
		expect(asTrade(made)).toEqual([add(x1)]);
	});

	test('nor what has left it', () => {
		expect(asTrade([drop(a1), move(a2, { timebox: summer }), move(a2)])).toEqual([drop(a1)]);
	});
});

describe('in an order in which each can happen', () => {
	test('what is added to one cell comes from the front', () => {
		expect(asTrade([add(x1), add(x2)])).toEqual([add(x2), add(x1, { after: x2 })]);
	});

	test('edits keep the order in which they were made, wherever their items stand', () => {
		const made = [edit(a2, { size: 1 }), edit(a1, { size: 1 })];
		expect(asTrade(made)).toEqual(made);
	});
});

describe('what is made and goes into something else', () => {
	const merge = (item: ItemId, from: ItemId): ProposedChange => ({
		kind: 'merge',
		item,
		from: [from],
		set: {}
	});

	test('is still made, where it was put', () => {
		const made = [add(x1, { timebox: summer }), move(a1, { timebox: undated }), merge(a2, x1)];
		const difference = differenceAs(tableOf(), made);
		expect(difference.returned).toEqual([]);
		expect(difference.changes).toEqual(
			expect.arrayContaining([add(x1, { timebox: summer }), move(a1, { timebox: undated })])
		);
	});

	test('is no longer raised, and a signal for what has just come is said', () => {
		const raise = (id: ItemId): ProposedChange => ({ kind: 'signal', item: id, signal: 'raise' });
		expect(asTrade([raise(a2), merge(a1, a2)])).toEqual([merge(a1, a2)]);
		expect(asTrade([add(x1), raise(x1)])).toEqual([add(x1), raise(x1)]);
	});

	test('a part of a split stands where it stands in the end', () => {
		const part = (after: ItemId | null) => ({
			item: item(x1),
			to: { product: apps, team: red, timebox: spring, after }
		});
		const split = (after: ItemId | null): ProposedChange => ({
			...{ kind: 'split', item: a3, set: {} },
			parts: [part(after)]
		});
		expect(asTrade([split(null), move(a1)])).toEqual([split(a1)]);
	});
});

test('a lane that has just been opened gets its share and its team', () => {
	const id = idOf<ProductId>('tools');
	const green = idOf<TeamId>('green');
	const made: ProposedChange[] = [
		{ kind: 'open-lane', lane: { kind: 'product', product: { id, name: 'Tools', code: 'TO' } } },
		{ kind: 'open-lane', lane: { kind: 'team', team: { id: green, name: 'Green', capacity: 8 } } },
		{ kind: 'share', product: id, share: 20 },
		{ kind: 'realign', team: green, to: id, capacity: 8 }
	];
	expect(asTrade(made)).toEqual(expect.arrayContaining(made));
	const more: ProposedChange = { kind: 'realign', team: red, to: null, capacity: 9 };
	expect(asTrade([more])).toEqual([more]);
});

test('a share of a lane that is not there is given back and not said', () => {
	const share = make.share(idOf<ProductId>('gone'), 20);
	const { changes, returned } = differenceAs(tableOf(), [share, edit(a1, { size: 1 })]);
	expect(changes).toEqual([edit(a1, { size: 1 })]);
	expect(returned.map(({ change }) => change)).toEqual([share]);
});
