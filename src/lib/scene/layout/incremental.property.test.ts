import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemId, ProductId } from '#lib/domain/ids.ts';
import { idOf } from '#lib/domain/ids.ts';
import { type Kind, type RecordChange, type Records, type Table, write } from '#lib/domain/table.ts';
import { board, cellOf, ghost, item, needs, place, product, team, timebox, view } from '../testing/small.ts';
import { whole } from '../testing/whole.ts';
import type { Layout, View } from './boxes.ts';
import { layOut } from './layout.ts';
import { recognised } from './proposed.ts';

/** Something that happens to a board or to how it is looked at. */
type Event = (table: Table, seen: View) => { changes: RecordChange[]; seen: View };

const names = Array.from({ length: 12 }, (_, n) => `i${n}`);
const name = fc.constantFrom(...names);
const cell = fc
	.tuple(fc.constantFrom('p', 'q', 'r'), fc.constantFrom('s', 't'), fc.constantFrom('1', '2', '3', '0'))
	.map((parts) => parts.join(' '));

const put =
	<K extends Kind>(kind: K, id: string, make: (was: Records[K] | null) => Records[K] | null): Event =>
	(table, seen) => {
		const was = (table[kind] as ReadonlyMap<string, Records[K]>).get(id) ?? null;
		const now = make(was);
		if (was === null && now === null) return { changes: [], seen };
		return { changes: [{ kind, id, was, now } as RecordChange], seen };
	};
const look =
	(patch: (seen: View) => Partial<View>): Event =>
	(_, seen) => ({ changes: [], seen: { ...seen, ...patch(seen) } });
const both =
	(...events: readonly Event[]): Event =>
	(table, seen) =>
		events.reduce<{ changes: RecordChange[]; seen: View }>(
			(so, event) => {
				const { changes, seen: next } = event(table, so.seen);
				return { changes: [...so.changes, ...changes], seen: next };
			},
			{ changes: [], seen }
		);

const proposed = fc
	.array(fc.record({ of: name, to: cell, after: fc.option(name), signers: fc.nat(3), n: fc.nat(5) }), {
		maxLength: 6
	})
	.map((asked) =>
		asked.map(({ of, to, after, signers, n }, index) => ({
			...ghost(`g${index}${of}${n}`, of, to, after),
			signers: Array.from({ length: signers }, (_, k) => ({
				...{ label: `product ${k}`, state: 'waiting' as const, mine: false }
			}))
		}))
	);

const events: fc.Arbitrary<Event> = fc.oneof(
	{ weight: 4, arbitrary: fc.tuple(name, cell).map(([id, to]) => put('places', id, () => place(id, to))) },
	fc
		.tuple(name, fc.string(), cell)
		.map(([id, rank, to]) => put('places', id, () => ({ ...place(id, to), rank }))),
	fc
		.tuple(name, fc.option(fc.nat(9)), fc.constantFrom(null, '2026-05-01', '2026-08-01'))
		.map(([id, size, date]) =>
			put('items', id, (was) => was && { ...was, size, live: date === null ? null : { customer: 'C', date } })
		),
	name.map((id) =>
		both(
			put('places', id, () => null),
			put('items', id, () => null)
		)
	),
	fc.tuple(name, cell).map(([id, to]) =>
		both(
			put('items', id, () => item(id)),
			put('places', id, () => place(id, to))
		)
	),
	fc
		.tuple(name, name, fc.boolean())
		.map(([a, b, on]) => put('links', `${a}-${b}`, () => (on ? needs(a, b) : null))),
	fc.string().map((title) => put('products', 'p', (was) => was && { ...was, name: title })),
	fc.boolean().map((on) => put('products', 'r', () => (on ? product('r', { colour: 2 }) : null))),
	fc
		.tuple(fc.option(fc.nat(20)), fc.constantFrom(null, 'p', 'r'))
		.map(([capacity, home]) =>
			put('teams', 't', (was) => was && { ...was, capacity, home: home && idOf<ProductId>(home) })
		),
	fc
		.constantFrom(null, '2026-04-30', '2026-07-31')
		.map((ends) => put('timeboxes', '2', () => timebox('2', { ends }))),
	fc.boolean().map((on) => put('timeboxes', '3', () => (on ? timebox('3') : null))),
	{
		weight: 3,
		arbitrary: proposed.map((ghosts) => look((seen) => ({ ghosts: recognised(seen.ghosts, ghosts) })))
	},
	fc.subarray(['p', 'q', 's', 't']).map((lanes) => look(() => ({ collapsed: new Set(lanes) }))),
	fc.constant(look(({ groupBy }) => ({ groupBy: groupBy === 'product' ? 'team' : 'product' }))),
	fc.constantFrom('2026-03-01', '2026-06-09', '2026-12-31').map((today) => look(() => ({ today }))),
	fc
		.constantFrom(null, { width: 1000, height: 500 }, { width: 400, height: 900 })
		.map((room) => look(() => ({ room })))
);

const begin = (): Table =>
	board(
		{},
		{
			products: [product('p'), product('q', { colour: 1 })],
			teams: [team('s'), team('t', { capacity: 8 })],
			items: names.slice(0, 8).map((id, n) => item(id, { size: n })),
			places: names.slice(0, 8).map((id, n) => place(id, ['p s 1', 'p t 2', 'q s 2', 'q t 3'][n % 4] ?? '')),
			links: [needs('i0', 'i1'), needs('i3', 'i2')]
		}
	);

test('a board laid out step by step is the board laid out at once, and no step writes what was laid out before', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(events, fc.boolean()), { minLength: 1, maxLength: 25 }), (steps) => {
			const table = begin();
			let seen = view();
			let layout: Layout = layOut(table, seen);
			let said = whole(layOut(table, seen));
			for (const [n, [event, told]] of steps.entries()) {
				const before = layout;
				const happened = event(table, seen);
				seen = happened.seen;
				write(table, happened.changes, n + 1);
				layout = layOut(table, seen, before, told ? happened.changes : null);
				// Asked only now, after the table was written: what is made late must be of its own time.
				expect(whole(before)).toEqual(said);
				said = whole(layOut(table, seen));
				if (n % 2 === 1) expect(whole(layout)).toEqual(said);
			}
			expect(whole(layout)).toEqual(said);
		}),
		{ numRuns: 300, seed: 20_260_609 }
	);
}, 120_000);

test('what nothing has touched is the same object as before', () => {
	const table = board({ 'p s 1': 'a b', 'q t 2': 'c', 'q s 3': 'd' });
	const before = layOut(table, view());
	const [was, now] = [table.places.get('a') ?? null, place('a', 'p s 2')];
	write(table, [{ kind: 'places', id: 'a', was, now }], 1);
	const after = layOut(table, view(), before, [{ kind: 'places', id: 'a', was, now }]);
	expect(after.cardOf.get(idOf<ItemId>('a'))?.x).toBe(
		after.columns[1]?.x === undefined ? 0 : after.columns[1].x + 8
	);
	expect(after.rowOf(...cellIds('q t 2'))).toBe(after.lanes[1]?.rows[1]);
	expect(after.lanes[1]?.counts).toBe(before.lanes[1]?.counts);
});

const cellIds = (at: string) => {
	const { product: p, team: t } = cellOf(at);
	return [p, t] as const;
};
