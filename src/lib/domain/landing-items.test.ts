import { describe, expect, test } from 'vitest';
import { idOf, type ItemId, type LinkId } from './ids.ts';
import { land } from './landing.ts';
import { item, items, move, needs, place, records, tableOf, teams, timeboxes } from './testing/board.ts';
import { changes as make, target } from './testing/changes.ts';

const { a1, a2, a3, c1, c2 } = items;
const { spring, summer } = timeboxes;
const fresh = item(idOf<ItemId>('new'), { size: 3 });
const effects = (...[table, ...changes]: [ReturnType<typeof tableOf>, ...Parameters<typeof land>[1]]) =>
	land(table, changes).effects;

describe('what changes of items come to', () => {
	test('a new item is added, and stands where it was put', () => {
		const { effects: told, placeOf } = land(tableOf(), [make.add(fresh, { after: a2 })]);
		expect(told).toEqual([
			{ kind: 'added', item: fresh },
			{ kind: 'placed', place: placeOf(fresh.id) }
		]);
		expect(placeOf(fresh.id)).toMatchObject({ team: teams.red, timebox: spring });
	});

	test('an edit tells only what it makes other than it was', () => {
		const table = tableOf({ items: [...records.items.slice(1), item(a1, { size: 3, stage: 'alpha' })] });
		expect(effects(table, make.edit(a1, { size: 3, stage: 'beta', live: null, fields: [] }))).toEqual([
			{ kind: 'edited', item: a1, set: { stage: 'beta' } }
		]);
		expect(effects(table, make.edit(a1, { size: 3 }))).toEqual([]);
	});

	test('a signal is given, changed and taken back', () => {
		const signalled = tableOf({ items: [...records.items.slice(1), item(a1, { signal: 'raise' })] });
		expect(effects(tableOf(), make.signal(a1, 'raise'))).toEqual([
			{ kind: 'signalled', item: a1, signal: 'raise' }
		]);
		expect(effects(tableOf(), make.signal(a1, null))).toEqual([]);
		expect(effects(signalled, make.signal(a1, 'raise'))).toEqual([]);
		expect(effects(signalled, make.signal(a1, null))).toEqual([
			{ kind: 'signalled', item: a1, signal: null }
		]);
		expect(land(signalled, [make.signal(a1, null)]).table.items.get(a1)).toEqual(item(a1));
	});

	test('an edit and a signal of one item are told apart', () => {
		expect(effects(tableOf(), make.edit(a1, { size: 2 }), make.signal(a1, 'lower'))).toEqual([
			{ kind: 'edited', item: a1, set: { size: 2 } },
			{ kind: 'signalled', item: a1, signal: 'lower' }
		]);
	});

	test('what is carried there and back, or comes and goes, is not told', () => {
		expect(
			effects(tableOf(), move(a3), move(a3, { timebox: summer }), make.add(fresh), make.drop(fresh.id))
		).toEqual([]);
	});

	test('a new item that is changed by the same proposal is added as it ends', () => {
		expect(effects(tableOf(), make.add(fresh), make.edit(fresh.id, { size: 8 }))[0]).toEqual({
			kind: 'added',
			item: { ...fresh, size: 8 }
		});
	});

	test('about what is not there nothing happens', () => {
		const gone = idOf<ItemId>('gone');
		expect(effects(tableOf(), move(gone), make.edit(gone, { size: 1 }), make.signal(gone, 'raise'))).toEqual(
			[]
		);
	});
});

describe('drop, split and merge', () => {
	test('[CH10] a dropped item takes its links along', () => {
		const links = [needs(a1, c1), needs(c2, a1), needs(a2, c1)];
		const { effects: told, placeOf } = land(tableOf({ links }), [make.drop(a1)]);
		expect(told).toEqual([
			{ kind: 'unlinked', link: 'a1-c1' },
			{ kind: 'unlinked', link: 'c2-a1' },
			{ kind: 'dropped', item: a1 }
		]);
		expect(placeOf(a1)).toBeUndefined();
	});

	test('[CH2] a split leaves its item with its links, as it says, and brings the parts in order', () => {
		const other = item(idOf<ItemId>('other'));
		const { effects: told, table } = land(tableOf({ links: [needs(a1, c1)] }), [
			{
				kind: 'split',
				item: a1,
				set: { size: 1 },
				parts: [
					{ item: fresh, to: target({ after: a1 }) },
					{ item: other, to: target({ after: fresh.id }) }
				]
			}
		]);
		expect(told.map(({ kind }) => kind)).toEqual(['edited', 'added', 'added', 'placed', 'placed']);
		expect(table.index.cells.get('apps red spring')?.map((each) => each.item)).toEqual([
			a1,
			fresh.id,
			other.id,
			a2
		]);
		expect(table.links.get('a1-c1')).toEqual(needs(a1, c1));
	});

	test('[CH1] a merge takes the others away, and the one becomes what it says', () => {
		const { effects: told, table } = land(tableOf(), [
			{ kind: 'merge', item: a1, from: [a2, c1], set: { title: 'Both' } }
		]);
		expect(told).toEqual([
			{ kind: 'dropped', item: a2 },
			{ kind: 'dropped', item: c1 },
			{ kind: 'edited', item: a1, set: { title: 'Both' } }
		]);
		expect(table.places.get(a1)).toEqual(tableOf().places.get(a1));
	});

	test('[CH10] a merged item leaves its links to the one that takes it in', () => {
		const links = [needs(a2, c1), needs(c2, a2), needs(a2, a1), needs(a3, c1)];
		expect(effects(tableOf({ links }), make.merge(a1, a2))).toEqual([
			{ kind: 'unlinked', link: 'a2-a1' },
			{ kind: 'linked', link: { ...needs(a1, c1), id: 'a2-c1' } },
			{ kind: 'linked', link: { ...needs(c2, a1), id: 'c2-a2' } },
			{ kind: 'dropped', item: a2 }
		]);
	});

	test('[CH10] none of them twice: undirected links say the same both ways, dependencies do not', () => {
		const related = (from: ItemId, to: ItemId, id: string) =>
			needs(from, to, { kind: 'related', id: idOf<LinkId>(id) });
		const links = [related(c1, a1, 'r1'), related(a2, c1, 'r2'), needs(c1, a1), needs(a2, c1)];
		const told = effects(tableOf({ links }), make.merge(a1, a2));
		expect(told).toContainEqual({ kind: 'unlinked', link: 'r2' });
		expect(told).toContainEqual({ kind: 'linked', link: { ...needs(a1, c1), id: 'a2-c1' } });
		expect(told).toHaveLength(3);
	});

	test('[CH10] a promise that is led elsewhere is open again', () => {
		const promised = needs(a2, c1, { neededBy: summer });
		expect(effects(tableOf({ links: [promised] }), make.merge(a1, a2))[0]).toEqual({
			kind: 'linked',
			link: { ...promised, from: a1, reopened: true }
		});
	});

	test('[CH10] where both were told, a promise outlives the link that was none, and one of two stays as it is', () => {
		const promised = needs(a2, c1, { neededBy: summer });
		const both = effects(tableOf({ links: [needs(a1, c1), promised] }), make.merge(a1, a2));
		expect(both).toContainEqual({
			kind: 'linked',
			link: { ...needs(a1, c1), neededBy: summer, reopened: true }
		});
		expect(both).toContainEqual({ kind: 'unlinked', link: 'a2-c1' });
		const kept = needs(a1, c1, { neededBy: spring });
		expect(effects(tableOf({ links: [kept, promised] }), make.merge(a1, a2))).toEqual([
			{ kind: 'unlinked', link: 'a2-c1' },
			{ kind: 'dropped', item: a2 }
		]);
	});
});

describe('order in a cell', () => {
	const cell = { timebox: spring };
	const order = (...changes: Parameters<typeof land>[1]) =>
		land(tableOf({ places: [...records.places.slice(1), place(a1, { rank: 'a0' })] }), changes)
			.table.index.cells.get('apps red spring')
			?.map((each) => each.item);

	test('[PR9] behind the one meant, at the front for none, at the end for one that stands elsewhere', () => {
		expect(order(move(a3, { ...cell, after: a1 }))).toEqual([a1, a3, a2]);
		expect(order(move(a3, cell))).toEqual([a3, a1, a2]);
		expect(order(move(a3, { ...cell, after: c1 }))).toEqual([a1, a2, a3]);
		expect(order(move(a3, { ...cell, after: a3 }))).toEqual([a1, a2, a3]);
		expect(order(move(a3, { ...cell, after: idOf<ItemId>('gone') }))).toEqual([a1, a2, a3]);
	});

	test('an item put where it stands, or behind itself, stays', () => {
		expect(effects(tableOf(), move(a2, { after: a1 }))).toEqual([]);
		expect(effects(tableOf(), move(a2, { after: a2 }))).toEqual([]);
		expect(effects(tableOf(), move(a1))).toEqual([]);
		expect(order(move(a1, { after: a2 }))).toEqual([a2, a1]);
	});
});
