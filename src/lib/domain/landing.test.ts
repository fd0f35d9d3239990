import { expect, test } from 'vitest';
import { idOf, type ItemId } from './ids.ts';
import { land } from './landing.ts';
import { placesIn } from './lookup.ts';
import { ranks } from './rank.ts';
import {
	doAct,
	item,
	items,
	move,
	people,
	place,
	products,
	proposal,
	records,
	tableOf,
	teams,
	timeboxes
} from './testing/board.ts';

const cell = { product: products.apps, team: teams.red, timebox: timeboxes.spring };

test('a landing leaves the table alone and says where things would stand', () => {
	const table = tableOf();
	const { placeOf } = land(table, [move(items.a1, { timebox: timeboxes.summer })]);
	expect(placeOf(items.a1)?.timebox).toBe(timeboxes.summer);
	expect(placeOf(items.a2)).toEqual(table.places.get(items.a2));
	expect(table.places.get(items.a1)?.timebox).toBe(timeboxes.spring);
});

test('the changes of a trade see what those before them did', () => {
	const { effects } = land(tableOf(), [move(items.a3), move(items.c1, { after: items.a3 })]);
	const [a3, c1] = effects.map((effect) => (effect.kind === 'placed' ? effect.place : null));
	const a1 = tableOf().places.get(items.a1);
	const order = [a3?.rank, c1?.rank, a1?.rank];
	expect(order).toEqual([...order].sort());
});

test('what is moved to and fro comes to nothing, and what is moved beside it is still told', () => {
	const table = tableOf();
	const toAndFro = [move(items.a1, { after: items.a2 }), move(items.a2, { after: items.a1 })];
	expect(land(table, toAndFro).effects).toEqual([]);
	const beside = move(items.a3, { timebox: timeboxes.undated });
	expect(land(table, [...toAndFro, beside]).effects).toMatchObject([
		{ kind: 'placed', place: { item: 'a3' } }
	]);
	const longer = move(items.a3, { after: items.a1 });
	const told = land(table, [...toAndFro, longer]).effects;
	expect(told.map((effect) => (effect.kind === 'placed' ? effect.place.item : ''))).toContain('a3');
});

test('only the item that moves gets another rank', () => {
	const { effects } = land(tableOf(), [move(items.a2)]);
	expect(effects).toHaveLength(1);
});

test('a thousand moves to one spot keep order keys short and the order right', () => {
	const [x, y] = [idOf<ItemId>('x'), idOf<ItemId>('y')];
	const [first = '', second = '', third = '', last = ''] = ranks(4);
	const between = [
		place(items.a1, { rank: first }),
		place(x, { rank: second }),
		place(y, { rank: third }),
		place(items.a2, { rank: last })
	];
	const table = tableOf({
		items: [...records.items, item(x), item(y)],
		places: [...records.places.slice(2), ...between]
	});
	for (let n = 0; n < 500; n += 1)
		for (const [id, other] of [[y, x] as const, [x, y] as const]) {
			doAct(table, people.ada, `${id}${n}`, proposal(move(id, { after: items.a1 })));
			expect(placesIn(table, cell).map((each) => each.item)).toEqual([items.a1, id, other, items.a2]);
		}
	expect(Math.max(...[...table.places.values()].map(({ rank }) => rank.length))).toBeLessThanOrEqual(32);
});

test('what lands before or behind all that stood in its cell is told', () => {
	const onto = (...changes: Parameters<typeof land>[1]) =>
		land(tableOf(), changes).effects.flatMap((effect) =>
			effect.kind === 'placed' ? [effect.place.item] : []
		);
	expect(onto(move(items.a3, { after: items.a2 }))).toEqual([items.a3]);
	expect(onto(move(items.a2, { timebox: timeboxes.undated }))).toEqual([items.a2]);
	expect(onto(move(items.a1, { after: items.a2 }), move(items.a3, { after: items.a2 })).sort()).toEqual([
		items.a1,
		items.a3
	]);
});
