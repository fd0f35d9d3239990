import { describe, expect, test } from 'vitest';
import type { Session } from './board.ts';
import { preparationMissing } from './gates.ts';
import { idOf, type PointId, type WordsId } from './ids.ts';
import type { TableRecords } from './snapshot.ts';
import { nine, people, records, seat, tableOf, words } from './testing/board.ts';

const { ada, ben, fay, mia, sam } = people;
const tableWith = (session: Partial<Session>, more: Partial<TableRecords> = {}) =>
	tableOf({ ...more, sessions: records.sessions.map((each) => ({ ...each, ...session })) });
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
		expect(whats({ goals, ready: [ada] }, { seats })).toEqual([]);
	});

	test('[GT1] waits for all of it where no session has been called', () => {
		const board = records.board.map((each) => ({ ...each, session: null }));
		expect(preparationMissing(tableOf({ board }))).toHaveLength(5);
	});
});
