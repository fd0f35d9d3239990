import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreedBoard } from './agreed.ts';
import type { LaneRef, Place, ProposedChange, Target } from './board.ts';
import { differenceAs } from './difference.ts';
import { fit } from './fitting.ts';
import { idOf, type GoalId, type ItemId, type ProductId, type TeamId, type TimeboxId } from './ids.ts';
import { imagine } from './imagine.ts';
import type { Table } from './table.ts';
import { item, items, move, needs, products, records, tableOf, teams, timeboxes } from './testing/board.ts';

const { a1, a2, a3, c1, c2, n1 } = items;
const { apps, core } = products;
const { red, blue } = teams;
const { spring, summer, undated } = timeboxes;
const [x1, x2] = [idOf<ItemId>('x1'), idOf<ItemId>('x2')];

const edit = (id: ItemId, set: Extract<ProposedChange, { kind: 'edit' }>['set']): ProposedChange => ({
	kind: 'edit',
	item: id,
	set
});
const add = (id: ItemId, to: Partial<Target> = {}): ProposedChange => ({
	kind: 'add',
	item: item(id),
	to: { product: apps, team: red, timebox: spring, after: null, ...to }
});
const drop = (id: ItemId): ProposedChange => ({ kind: 'drop', item: id });
const asTrade = (changes: readonly ProposedChange[], table = tableOf()) =>
	differenceAs(table, changes).changes;

describe('changes as they were made become one trade', () => {
	test('moved twice is moved once, to where it ended', () => {
		expect(asTrade([move(a1, { timebox: undated }), move(a1, { timebox: summer, after: a3 })])).toEqual([
			move(a1, { timebox: summer, after: a3 })
		]);
	});

	test('moved to and fro is not moved at all', () => {
		expect(asTrade([move(a2, { timebox: summer }), move(a2, { after: a1 })])).toEqual([]);
		expect(asTrade([move(a1, { timebox: summer }), move(a1)])).toEqual([]);
	});

	test('a move inside its cell counts where the order is another', () => {
		expect(asTrade([move(a1, { after: a2 })])).toEqual([move(a1, { after: a2 })]);
		expect(asTrade([move(a1, { after: a2 }), move(a1)])).toEqual([]);
	});

	test('who stood behind one that went stays where it is', () => {
		expect(asTrade([move(a2, { timebox: summer }), move(a1, { timebox: undated }), move(a2)])).toEqual([
			move(a1, { timebox: undated })
		]);
	});

	test('several into one cell come from the front, each behind the one before', () => {
		const trade = asTrade([
			move(a2, { timebox: summer, after: a3 }),
			move(a1, { timebox: summer, after: a3 })
		]);
		expect(trade).toEqual([
			move(a1, { timebox: summer, after: a3 }),
			move(a2, { timebox: summer, after: a1 })
		]);
	});

	test('edits of one item are one, and say only what is new', () => {
		expect(asTrade([edit(a1, { size: 5, title: 'New' }), edit(a1, { size: 8, status: null })])).toEqual([
			edit(a1, { size: 8, title: 'New' })
		]);
		expect(asTrade([edit(a1, { size: 5 }), edit(a1, { size: null })])).toEqual([]);
	});

	test('what an added item goes through is how it is added', () => {
		const [only, ...more] = asTrade([
			add(x1),
			edit(x1, { size: 3 }),
			move(x1, { timebox: summer, after: a3 })
		]);
		expect(more).toEqual([]);
		expect(only).toMatchObject({ kind: 'add', item: { size: 3 }, to: { timebox: summer, after: a3 } });
	});

	test('added and dropped was never there', () => {
		expect(asTrade([add(x1), edit(x1, { size: 3 }), drop(x1), edit(a1, { size: 3 })])).toEqual([
			edit(a1, { size: 3 })
		]);
	});

	test('what could not happen is given back and not said', () => {
		const gone = move(idOf<ItemId>('gone'));
		const difference = differenceAs(tableOf(), [gone, move(a1, { timebox: summer })]);
		expect(difference.changes).toEqual([move(a1, { timebox: summer })]);
		expect(difference.returned.map(({ change }) => change)).toEqual([gone]);
	});
});

describe('changes beside the cards', () => {
	test('an item that is dropped is not moved or edited besides', () => {
		expect(asTrade([move(a1, { timebox: summer }), edit(a1, { size: 3 }), drop(a1)])).toEqual([drop(a1)]);
	});

	test('the last word on a share, a team, a goal, a signal counts; as it is says nothing', () => {
		const share = (to: number | null): ProposedChange => ({ kind: 'share', product: apps, share: to });
		expect(asTrade([share(40), share(50)])).toEqual([share(50)]);
		expect(asTrade([share(40), share(null)])).toEqual([]);
		const realign = (to: ProductId | null): ProposedChange => ({
			...{ kind: 'realign', team: red, capacity: null },
			to
		});
		expect(asTrade([realign(apps), realign(core)])).toEqual([realign(core)]);
		expect(asTrade([realign(core), realign(null)])).toEqual([]);
		const signal = (what: 'raise' | null): ProposedChange => ({ kind: 'signal', item: a1, signal: what });
		expect(asTrade([signal('raise'), signal(null)])).toEqual([]);
		expect(asTrade([signal(null), signal('raise')])).toEqual([signal('raise')]);
		const id = idOf<GoalId>('g1');
		const goal = { kind: 'goal', goal: { id, title: 'Go live', product: null, timebox: null } } as const;
		expect(asTrade([goal])).toEqual([goal]);
		expect(asTrade([goal], tableOf({ goals: [goal.goal] }))).toEqual([]);
		expect(asTrade([goal, { kind: 'drop-goal', goal: id }])).toEqual([]);
		expect(asTrade([goal, { kind: 'drop-goal', goal: id }], tableOf({ goals: [goal.goal] }))).toEqual([
			{ kind: 'drop-goal', goal: id }
		]);
	});

	test('a dependency promised and released again was never there; one that stood is released', () => {
		const link = needs(a1, c1);
		const promise = { kind: 'promise', link: link.id, from: a1, to: c1, neededBy: summer } as const;
		const release = { kind: 'release', link: link.id } as const;
		expect(asTrade([promise, release])).toEqual([]);
		expect(asTrade([release, promise], tableOf({ links: [link] }))).toEqual([promise]);
		expect(asTrade([promise, release], tableOf({ links: [link] }))).toEqual([release]);
		expect(asTrade([promise], tableOf({ links: [{ ...link, neededBy: summer }] }))).toEqual([]);
		expect(asTrade([promise], tableOf({ links: [{ ...link, neededBy: summer, reopened: true }] }))).toEqual([
			promise
		]);
		expect(asTrade([promise, drop(a1)])).toEqual([drop(a1)]);
	});

	test('a lane opens before it is moved into, and closes after it was left', () => {
		const green = idOf<TeamId>('green');
		const open = {
			kind: 'open-lane',
			lane: { kind: 'team', team: { id: green, name: 'Green', capacity: 8 } }
		};
		const close = { kind: 'close-lane', lane: { kind: 'team', id: blue } };
		const made = [
			open,
			move(c1, { product: core, team: green }),
			move(c2, { product: core, team: green, timebox: summer }),
			close
		] as ProposedChange[];
		expect(asTrade(made)).toEqual(made);
		expect(
			asTrade([open, { kind: 'close-lane', lane: { kind: 'team', id: green } }] as ProposedChange[])
		).toEqual([]);
	});

	test('a product or a column that was opened and closed again was never there, a standing one is closed', () => {
		const id = idOf<ProductId>('tools');
		const tools: ProposedChange = {
			kind: 'open-lane',
			lane: { kind: 'product', product: { id, name: 'Tools', code: 'TO' } }
		};
		const autumn: ProposedChange = {
			kind: 'open-lane',
			lane: {
				kind: 'timebox',
				timebox: { id: idOf<TimeboxId>('autumn'), name: 'Autumn', starts: null, ends: null }
			}
		};
		const close = (lane: LaneRef): ProposedChange => ({ kind: 'close-lane', lane });
		expect(asTrade([tools, autumn])).toEqual([tools, autumn]);
		expect(asTrade([tools, autumn, close({ kind: 'product', id })])).toEqual([autumn]);
		expect(asTrade([tools, autumn, close({ kind: 'timebox', id: idOf<TimeboxId>('autumn') })])).toEqual([
			tools
		]);
		expect(asTrade([drop(n1), close({ kind: 'product', id: products.none })])).toEqual([
			drop(n1),
			close({ kind: 'product', id: products.none })
		]);
	});

	test('what was promised to or signalled for an item that goes is void', () => {
		const link = needs(a1, c1);
		const promise = { kind: 'promise', link: link.id, from: a1, to: c1, neededBy: summer } as const;
		const signal: ProposedChange = { kind: 'signal', item: c1, signal: 'raise' };
		expect(asTrade([promise, signal, drop(c1)])).toEqual([drop(c1)]);
		expect(asTrade([promise, drop(c2)])).toEqual([drop(c2), promise]);
	});

	test('a key is free again for what comes after what bore it', () => {
		const heir: ProposedChange = {
			kind: 'add',
			item: item(x1, { key: item(a1).key }),
			to: { product: apps, team: red, timebox: summer, after: null }
		};
		expect(asTrade([drop(a1), heir])).toEqual([drop(a1), heir]);
	});

	test('what is merged away is not moved or edited besides, and what it goes into is so from the start', () => {
		const merge: ProposedChange = { kind: 'merge', item: a1, from: [a2], set: { size: 5 } };
		expect(asTrade([move(a2, { timebox: summer }), edit(a2, { size: 3 }), merge])).toEqual([merge]);
		expect(asTrade([merge, edit(a1, { size: 8 })])).toEqual([{ ...merge, set: { size: 8 } }]);
	});

	test('a part of a split that moves, is edited or goes is so from the start', () => {
		const split: ProposedChange = {
			kind: 'split',
			item: a1,
			set: { size: 3 },
			parts: [
				{ item: item(x1), to: { product: apps, team: red, timebox: spring, after: a1 } },
				{ item: item(x2), to: { product: apps, team: red, timebox: spring, after: x1 } }
			]
		};
		const [only, ...more] = asTrade([
			split,
			move(x1, { timebox: summer }),
			edit(x1, { size: 2 }),
			drop(x2),
			edit(a1, { size: 1 })
		]);
		expect(more).toEqual([]);
		expect(only).toMatchObject({
			kind: 'split',
			set: { size: 1 },
			parts: [{ item: { id: x1, size: 2 }, to: { timebox: summer, after: null } }]
		});
		expect(asTrade([split, drop(x1), drop(x2)])).toEqual([edit(a1, { size: 3 })]);
	});
});

/** Cells in order, and what each item says. */
const shape = (table: Table) => {
	const { items: all, places } = agreedBoard(table);
	const cells = new Map<string, Place[]>();
	for (const each of places)
		cells.set(
			`${each.product} ${each.team} ${each.timebox}`,
			[...(cells.get(`${each.product} ${each.team} ${each.timebox}`) ?? []), each].sort((a, b) =>
				a.rank < b.rank ? -1 : 1
			)
		);
	return { all, cells: [...cells].map(([cell, list]) => [cell, list.map((each) => each.item)]).sort() };
};

const anyItem = fc.constantFrom(a1, a2, a3, c1, c2, n1, x1, x2);
const anyTarget = fc.record({
	product: fc.constantFrom(apps, core),
	team: fc.constantFrom(red, blue),
	timebox: fc.constantFrom(spring, summer, undated),
	after: fc.option(anyItem, { nil: null })
});
const anyChange: fc.Arbitrary<ProposedChange> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ kind: fc.constant('move'), item: anyItem, to: anyTarget }) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('edit'),
			item: anyItem,
			set: fc.record({ size: fc.option(fc.nat(3), { nil: null }) })
		})
	},
	{
		weight: 2,
		arbitrary: fc
			.record({ id: fc.constantFrom(x1, x2), to: anyTarget })
			.map(({ id, to }) => ({ kind: 'add', item: item(id), to }) as const)
	},
	{ weight: 1, arbitrary: anyItem.map((id) => drop(id)) }
);

test('comes to the same board as the changes did, fits it as a whole, and is its own difference', () => {
	fc.assert(
		fc.property(fc.array(anyChange, { maxLength: 14 }), (changes) => {
			const table = tableOf({ links: [...records.links] });
			const { changes: trade, imagined } = differenceAs(table, changes);
			const again = imagine(table, trade);
			expect(again.returned).toEqual([]);
			expect(shape(again.table)).toEqual(shape(imagined));
			if (trade.length > 0) expect(fit(table, trade).ok).toBe(true);
			expect(differenceAs(table, trade).changes).toHaveLength(trade.length);
		}),
		{ numRuns: 400 }
	);
});
