import { personOf } from '../../../../browser.server.ts';
import { lanesOf } from '../../people/lanes.server.ts';
import type { PageServerLoad } from './$types';

/** The lanes and who owns them, and everybody who could. Seats are an administrator's to give. */
export const load: PageServerLoad = async (event) => {
	const { person: me, administrator } = personOf(event);
	const { board } = await event.parent();
	const { store } = event.locals;
	const [products, seats, accounts] = await Promise.all([
		lanesOf(store.log, board.id),
		store.boards.seatings(board.id),
		administrator ? store.accounts.all() : []
	]);
	return {
		me,
		administrator,
		seats: seats.map(({ person, seats }) => ({ person, seats })),
		products: products.map(({ id, name, code, colour, owner }) => ({ id, name, code, colour, owner })),
		people: accounts
			.filter(({ closedAt }) => closedAt === null)
			.map(({ person, name, email }) => ({ person, name, email }))
	};
};
