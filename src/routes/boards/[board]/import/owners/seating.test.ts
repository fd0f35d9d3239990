import { expect, test } from 'vitest';
import { idOf, type PersonId, type ProductId } from '#lib/domain/ids.ts';
import { actsFor, type Chosen, type Standing } from './seating.ts';

const [ada, ben] = [idOf<PersonId>('ada'), idOf<PersonId>('ben')];
const [apps, core] = [idOf<ProductId>('apps'), idOf<ProductId>('core')];
const bare: Standing = {
	seats: [],
	products: [
		{ id: apps, owner: null },
		{ id: core, owner: null }
	]
};
const nobody: Chosen = { leader: null, facilitator: null, owners: new Map() };

test('owners get a seat as Product Owner before they are given their product', () => {
	const owners = new Map([
		[apps, ada],
		[core, ada]
	]);
	expect(actsFor(bare, { leader: ben, facilitator: ben, owners })).toEqual([
		{ kind: 'seat', person: ben, seats: ['metascrum-owner', 'facilitator'] },
		{ kind: 'seat', person: ada, seats: ['product-owner'] },
		{ kind: 'own', product: apps, person: ada },
		{ kind: 'own', product: core, person: ada }
	]);
});

test('seats somebody holds are kept, and what stands already is not asked again', () => {
	const standing: Standing = {
		seats: [{ person: ada, seats: ['sponsor', 'product-owner'] }],
		products: [{ id: apps, owner: ada }]
	};
	expect(actsFor(standing, { ...nobody, owners: new Map([[apps, ada]]) })).toEqual([]);
	expect(actsFor(standing, { ...nobody, facilitator: ada })).toEqual([
		{ kind: 'seat', person: ada, seats: ['sponsor', 'product-owner', 'facilitator'] }
	]);
});

test('a product can be left without an owner', () => {
	const standing: Standing = { seats: [], products: [{ id: apps, owner: ada }] };
	expect(actsFor(standing, { ...nobody, owners: new Map([[apps, null]]) })).toEqual([
		{ kind: 'own', product: apps, person: null }
	]);
});
