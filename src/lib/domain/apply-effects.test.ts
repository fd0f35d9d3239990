import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { effects } from './apply-effects.ts';
import { recordsOf, tableFrom } from './checkpoint.ts';
import type { ProposedChange } from './board.ts';
import { fit } from './fitting.ts';
import { idOf, type GoalId, type ItemId } from './ids.ts';
import { land } from './landing.ts';
import { inverse, write } from './table.ts';
import { item, items, move, needs, products, records, tableOf, teams, timeboxes } from './testing/board.ts';
import { changes as make } from './testing/changes.ts';

const someItem = fc.constantFrom(...Object.values(items), ...['x', 'y'].map((id) => idOf<ItemId>(id)));
const someProduct = fc.constantFrom(...Object.values(products), idOf<typeof products.apps>('next'));
const someTeam = fc.constantFrom(...Object.values(teams));
const someTimebox = fc.constantFrom(...Object.values(timeboxes));
const target = fc.record({
	product: someProduct,
	team: someTeam,
	timebox: someTimebox,
	after: fc.option(someItem)
});
const someGoal = fc.constantFrom(idOf<GoalId>('g'), idOf<GoalId>('h'));

const change: fc.Arbitrary<ProposedChange> = fc.oneof(
	fc.tuple(someItem, target).map(([id, to]) => move(id, to)),
	fc.tuple(someItem, fc.constantFrom(null, 1, 3)).map(([id, size]) => make.edit(id, { size })),
	fc.tuple(someItem, target).map(([id, to]) => make.add(item(id), to)),
	someItem.map((id) => make.drop(id)),
	fc.tuple(someItem, someItem).map(([id, part]) => make.split(id, item(part))),
	fc.tuple(someItem, someItem).map(([id, from]) => make.merge(id, from)),
	fc.tuple(someItem, fc.constantFrom(null, 'raise' as const)).map(([id, signal]) => make.signal(id, signal)),
	fc.tuple(someProduct, fc.constantFrom(null, 20)).map(([id, share]) => make.share(id, share)),
	fc.tuple(someTeam, fc.option(someProduct)).map(([id, home]) => make.realign(id, home, 4)),
	fc.constant(make.openProduct('next')),
	fc.constant(make.close({ kind: 'product', id: products.none })),
	fc.tuple(someItem, someItem, someTimebox).map(([from, to, by]) => make.promise(from, to, by)),
	fc.constant(make.release('a1-c1')),
	someGoal.map((id) => make.goal(id)),
	someGoal.map((id) => make.dropGoal(id))
);

/** As many of the changes as fit, each once the ones before it have happened. */
const fitting = (table: ReturnType<typeof tableOf>, wished: readonly ProposedChange[]): ProposedChange[] =>
	wished.reduce<ProposedChange[]>(
		(taken, each) => (fit(table, [...taken, each]).ok ? [...taken, each] : taken),
		[]
	);

const board = () =>
	tableOf({
		items: [...records.items.slice(1), item(items.a1, { signal: 'raise' })],
		links: [
			needs(items.a1, items.c1, { neededBy: timeboxes.summer }),
			needs(items.a2, items.c1),
			needs(items.c2, items.n1, { kind: 'related' })
		],
		goals: [{ id: idOf<GoalId>('g'), title: 'Reach it', product: null, timebox: null }]
	});

test('effects folded into a table make it what the landing said, index and all, and can be taken back', () => {
	fc.assert(
		fc.property(fc.array(change, { maxLength: 8 }), (wished) => {
			const table = board();
			const before = recordsOf(table);
			const landing = land(table, fitting(table, wished));
			const then = recordsOf(landing.table);
			expect(recordsOf(table)).toEqual(before);
			const changes = effects(table, landing.effects);
			write(table, changes, table.seq + 1);
			expect(recordsOf(table)).toEqual(then);
			expect(table.index).toEqual(tableFrom(recordsOf(table), 0).index);
			write(table, inverse(changes), table.seq);
			expect(recordsOf(table)).toEqual(before);
			expect(table.index).toEqual(board().index);
		}),
		{ seed: 7, numRuns: 400 }
	);
});

test('[IN5] each record is written once, an item that is edited and signalled too', () => {
	const table = board();
	const { effects: told } = land(table, [make.edit(items.a1, { size: 2 }), make.signal(items.a1, null)]);
	expect(told.map(({ kind }) => kind)).toEqual(['edited', 'signalled']);
	const was = table.items.get(items.a1);
	expect(effects(table, told)).toEqual([
		{ kind: 'items', id: items.a1, was, now: item(items.a1, { size: 2 }) }
	]);
});

test('effects about what the table does not hold are a broken log', () => {
	expect(() => effects(board(), [{ kind: 'edited', item: idOf('x'), set: {} }])).toThrow(/item x/);
	expect(() => effects(board(), [{ kind: 'shared', product: idOf('x'), share: 1 }])).toThrow(/product x/);
	expect(() =>
		effects(board(), [{ kind: 'realigned', team: idOf('x'), home: null, capacity: null }])
	).toThrow(/team x/);
});
