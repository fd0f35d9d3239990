import type { SeatKind } from '#lib/domain/board.ts';
import type { Caller } from '#lib/server/auth/actor.ts';
import { isAdministered } from '#lib/server/auth/links.ts';
import type { BoardSummary } from '#lib/server/storage/board-index.ts';
import type { Pages } from '#lib/server/storage/ports.ts';
import type { PageServerLoad } from './$types';

interface Listed extends BoardSummary {
	readonly seats: readonly SeatKind[];
	readonly watching: boolean;
}

export const load: PageServerLoad = async ({ locals: { caller, store } }) => ({
	name: caller.kind === 'person' ? caller.name : null,
	administrator: caller.kind === 'person' && caller.administrator,
	set: caller.kind !== 'stranger' || (await isAdministered(store)),
	boards: await boardsOf(store, caller),
	now: Date.now()
});

/** The boards a caller may see, with what they are there. */
async function boardsOf(store: Pages, caller: Caller): Promise<readonly Listed[]> {
	if (caller.kind === 'stranger') return [];
	const [boards, seatings] = await Promise.all([
		store.boards.all(),
		caller.kind === 'person' ? store.boards.seatingsOf(caller.person) : []
	]);
	const watched = caller.kind === 'watcher' ? caller.board : caller.watch?.board;
	const administrator = caller.kind === 'person' && caller.administrator;
	return boards.flatMap((summary): Listed[] => {
		const seats = seatings.find(({ board }) => board === summary.board)?.seats;
		if (seats || administrator) return [{ ...summary, seats: seats ?? [], watching: false }];
		return watched === summary.board ? [{ ...summary, seats: [], watching: true }] : [];
	});
}
