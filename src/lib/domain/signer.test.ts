import { expect, test } from 'vitest';
import { authorityOver, signerFor } from './authority.ts';
import { idOf, type ProductId } from './ids.ts';
import { people, products, seat, tableOf } from './testing/board.ts';

const { apps } = products;

test('[AU10] all who may sign are named by their ids, in whatever order they took their seats', () => {
	const table = tableOf({ seats: [seat(people.zoe, 'sponsor'), seat(people.ada, 'sponsor')] });
	expect(authorityOver(table, { product: apps, seat: 'sponsor' })).toEqual([people.ada, people.zoe]);
});

test('[AU1] for a product that is not on the board any more the MetaScrum Product Owner is shown', () => {
	expect(signerFor(tableOf(), { product: idOf<ProductId>('gone') })).toBe(people.mia);
});
