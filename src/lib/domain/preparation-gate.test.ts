import { describe, expect, test } from 'vitest';
import type { Session } from './board.ts';
import { preparationMissing } from './gates.ts';
import { idOf, type ItemId, type PointId, type ProductId, type WordsId } from './ids.ts';
import type { TableRecords } from './snapshot.ts';
import {
	item,
	items,
	nine,
	people,
	place,
	product,
	products,
	records,
	seat,
	tableOf,
	words
} from './testing/board.ts';

const { ada, ben, fay, mia, sam } = people;
/** Every product with something on the board has an owner who signs. */
const placed = records.places.filter(({ product: lane }) => lane !== products.none);
const tableWith = (session: Partial<Session>, more: Partial<TableRecords> = {}) =>
	tableOf({ places: placed, ...more, sessions: records.sessions.map((each) => ({ ...each, ...session })) });
const point = (by: typeof ada, state: 'waiting' | 'settled' = 'waiting') => ({
	id: idOf<PointId>(`of-${by}`),
	by,
	seat: 'product-owner' as const,
	at: nine,
	text: words,
	changes: [],
	rank: 'a0',
	state,
	session: null
});

describe('preparation', () => {
	const goals: readonly WordsId[] = [words];

	test('[GT1] waits for goals, for each Product Owner, and for a point from each who is not ready', () => {
		expect(preparationMissing(tableWith({ state: 'preparing' }))).toEqual([
			{ what: 'goals', because: 'No goal is set for this session.', whom: [fay, mia] },
			{
				what: 'ready',
				because: 'The Product Owner of Apps has not said that they are ready.',
				about: ada,
				whom: [ada]
			},
			{
				what: 'ready',
				because: 'The Product Owner of Core has not said that they are ready.',
				about: ben,
				whom: [ben]
			},
			{
				what: 'points',
				because: 'The Product Owner of Apps has brought no talking point.',
				about: ada,
				whom: [ada]
			},
			{
				what: 'points',
				because: 'The Product Owner of Core has brought no talking point.',
				about: ben,
				whom: [ben]
			}
		]);
	});

	test('[GT1] waits for nothing once there are goals and everybody is ready', () => {
		expect(preparationMissing(tableWith({ goals, ready: [ben, ada] }))).toEqual([]);
		expect(preparationMissing(tableWith({ goals: [], ready: [ben, ada] }))).toHaveLength(1);
	});

	const whats = (...given: Parameters<typeof tableWith>) =>
		preparationMissing(tableWith(...given)).map(({ what, about }) => [what, about]);

	test('[GT1] a waiting talking point is one that is in, a settled one is none', () => {
		expect(whats({ goals, ready: [ada] }, { points: [point(ben)] })).toEqual([['ready', ben]]);
		expect(whats({ goals, ready: [ada] }, { points: [point(ben, 'settled')] })).toEqual([
			['ready', ben],
			['points', ben]
		]);
		expect(whats({ goals, ready: [ada] }, { points: [point(sam)] })).toHaveLength(2);
	});

	test('[GT1] asks an owner of several products once, and names them in their order', () => {
		const both = records.products.map((each) => ({ ...each, owner: ada }));
		const [, ready] = preparationMissing(tableWith({}, { products: both.toReversed() }));
		expect(ready?.because).toBe(
			'The Product Owner of Apps, Core and No product has not said that they are ready.'
		);
	});

	test('[GT1] does not ask an owner whose seat does not sign', () => {
		const seats = records.seats.map((each) => (each.person === ben ? seat(ben, 'stakeholder') : each));
		expect(whats({ goals, ready: [ada, mia] }, { seats })).toEqual([]);
	});

	test('[GT1] waits for all of it where no session has been called', () => {
		const board = records.board.map((each) => ({ ...each, session: null }));
		expect(preparationMissing(tableOf({ board, places: placed }))).toHaveLength(5);
	});

	const nobodys = records.products.map((each) => ({ ...each, owner: null }));
	const askedOf = (...given: Parameters<typeof tableWith>) =>
		preparationMissing(tableWith(...given)).filter(({ what }) => what === 'ready');

	test('[GT3] asks the MetaScrum Product Owner, once, for the lanes that nobody else signs for', () => {
		const standsIn = 'The MetaScrum Product Owner, standing in for the lanes Apps and Core,';
		expect(preparationMissing(tableWith({ goals }, { products: nobodys }))).toEqual([
			{ what: 'ready', because: `${standsIn} has not said that they are ready.`, about: mia, whom: [mia] },
			{ what: 'points', because: `${standsIn} has brought no talking point.`, about: mia, whom: [mia] }
		]);
		expect(whats({ goals, ready: [mia] }, { products: nobodys })).toEqual([]);
		expect(whats({ goals }, { products: nobodys, points: [point(mia)] })).toEqual([['ready', mia]]);
	});

	test('[GT3] where an owner’s seat does not sign, too', () => {
		const seats = records.seats.map((each) => (each.person === ben ? seat(ben, 'stakeholder') : each));
		expect(askedOf({ ready: [ada] }, { seats })).toMatchObject([
			{
				about: mia,
				because:
					'The MetaScrum Product Owner, standing in for the lane Core, has not said that they are ready.'
			}
		]);
	});

	test('[GT3] not for a lane in which nothing stands', () => {
		expect(askedOf({ ready: [ada, ben] })).toEqual([]);
		expect(askedOf({ ready: [ada, ben] }, { places: records.places })).toMatchObject([{ about: mia }]);
	});

	test('[GT3] names what is their own before what they stand in for, and of many the first few', () => {
		const more = ['one', 'two', 'three', 'four'].map((id, n) =>
			product(idOf<ProductId>(id), { rank: `z${n}` })
		);
		const owned = records.products.map((each) =>
			each.id === products.apps ? { ...each, owner: mia } : each
		);
		const ids = more.map(({ id }) => idOf<ItemId>(`in-${id}`));
		const [asked] = askedOf(
			{ ready: [ben] },
			{
				products: [...owned, ...more],
				items: [...records.items, ...ids.map((id) => item(id))],
				places: [...placed, ...more.map(({ id }, n) => place(ids[n] ?? items.a1, { product: id }))]
			}
		);
		expect(asked).toMatchObject({
			about: mia,
			because:
				'The Product Owner of Apps, standing in for the lanes one, two, three and 1 more, ' +
				'has not said that they are ready.'
		});
	});

	test('[GT3] asks one of several MetaScrum Product Owners, and nobody where there is none', () => {
		const others = records.seats.filter(({ person }) => person !== mia);
		const two = [...records.seats, seat(fay, 'metascrum-owner')];
		expect(askedOf({}, { products: nobodys, seats: two })).toMatchObject([{ about: fay, whom: [fay] }]);
		expect(askedOf({}, { products: nobodys, seats: others })).toEqual([]);
	});
});
