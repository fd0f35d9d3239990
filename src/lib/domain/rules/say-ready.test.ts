import { expect, test } from 'vitest';
import { doAct, people, products, records, seat, tableIn, told } from '../testing/board.ts';

const { ada, ben, mia, sam } = people;
const ready = { kind: 'say-ready', ready: true } as const;
const notReady = { kind: 'say-ready', ready: false } as const;

test('[RY1] a Product Owner says that they are ready, and takes it back', () => {
	const table = tableIn('preparing');
	expect(told(doAct(table, ada, 'a', ready))).toEqual(['readiness-said']);
	doAct(table, ben, 'b', ready);
	expect(table.sessions.get('s1')?.ready).toEqual([ada, ben]);
	expect(doAct(table, ada, 'c', notReady)).toMatchObject({
		value: [{ session: 's1', person: ada, ready: false, by: { seat: 'product-owner' } }]
	});
	expect(table.sessions.get('s1')?.ready).toEqual([ben]);
});

test('[RY1] nobody else does, and the refusal says who', () => {
	const places = records.places.filter(({ product }) => product !== products.none);
	expect(doAct(tableIn('preparing', { places }), mia, 'x', ready)).toMatchObject({
		error: { rule: 'RY1', whom: [ada, ben] }
	});
	expect(told(doAct(tableIn('preparing'), sam, 'x', ready))).toBe('SE1');
});

test('[RY1] an owner without a seat that signs does not', () => {
	const seats = records.seats.map((each) => (each.person === ben ? seat(ben, 'stakeholder') : each));
	expect(told(doAct(tableIn('preparing', { seats }), ben, 'x', ready))).toBe('SE1');
	const places = records.places.filter(({ product }) => product !== products.none);
	const owned = records.products.map((each) => (each.id === products.none ? { ...each, owner: mia } : each));
	expect(told(doAct(tableIn('preparing', { products: owned, places }), mia, 'x', ready))).toEqual([
		'readiness-said'
	]);
});

test('[RY1] the MetaScrum Product Owner does for the lanes they stand in for', () => {
	const table = tableIn('preparing');
	expect(doAct(table, mia, 'x', ready)).toMatchObject({
		value: [{ kind: 'readiness-said', person: mia, ready: true, by: { seat: 'metascrum-owner' } }]
	});
});

test('[RY2] not twice the same', () => {
	const table = tableIn('preparing');
	expect(doAct(table, ada, 'a', notReady)).toMatchObject({
		error: { rule: 'RY2', because: 'You have not said that you are ready.' }
	});
	doAct(table, ada, 'b', ready);
	expect(doAct(table, ada, 'c', ready)).toMatchObject({
		error: { rule: 'RY2', because: 'You have already said that you are ready.' }
	});
});

test.each(['scheduled', 'open', 'closing', 'locked'] as const)(
	'[SS2] not while the session is %s',
	(state) => {
		expect(told(doAct(tableIn(state), ada, 'x', ready))).toBe('SS2');
	}
);
