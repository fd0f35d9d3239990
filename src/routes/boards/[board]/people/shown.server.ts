import type { SeatKind } from '#lib/domain/board.ts';
import type { BoardId, ItemId, PersonId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { BoardLink } from '#lib/server/storage/account-ports.ts';
import type { Pages } from '#lib/server/storage/ports.ts';

/** What the page of people shows of the store. */

export interface ShownPerson {
	readonly person: PersonId;
	readonly name: string;
	/** Told only to those who manage accounts. */
	readonly email: string | null;
	readonly seats: readonly SeatKind[];
	readonly administrator: boolean;
	readonly closed: boolean;
}

/** Who is seated on the board; with `everybody` also those with an account and no seat here. */
export async function shownPeople(
	store: Pages,
	board: BoardId,
	everybody: boolean
): Promise<readonly ShownPerson[]> {
	const [accounts, seatings] = await Promise.all([store.accounts.all(), store.boards.seatings(board)]);
	const seatsOf = new Map(seatings.map(({ person, seats }) => [person, seats]));
	return accounts
		.map(({ person, name, email, administrator, closedAt }) => ({
			...{ person, name, administrator },
			email: everybody ? email : null,
			seats: seatsOf.get(person) ?? [],
			closed: closedAt !== null
		}))
		.filter(({ seats, closed }) => seats.length > 0 || (everybody && !closed));
}

export interface ShownLink {
	readonly id: string;
	readonly kind: BoardLink['kind'];
	readonly label: string;
	readonly seats: readonly SeatKind[];
	/** What a talking-point link asks about. */
	readonly item: ItemId | null;
	readonly expiresAt: number;
	readonly state: 'live' | 'spent' | 'revoked' | 'expired';
	readonly by: string;
}

/** The links of a board that are to be shown, the live ones first. */
export async function shownLinks(
	store: Pages,
	board: BoardId,
	which: (link: BoardLink) => boolean
): Promise<readonly ShownLink[]> {
	const [links, accounts] = await Promise.all([store.links.onBoard(board), store.accounts.all()]);
	const nameOf = new Map(accounts.map(({ person, name }) => [person, name]));
	const shown = links.filter(which).map((link) => ({
		...{ id: link.id, kind: link.kind, label: link.label, expiresAt: link.expiresAt },
		seats: link.kind === 'invitation' ? link.seats : [],
		item: link.kind === 'point' ? link.item : null,
		state: stateOf(link),
		by: link.madeBy === null ? 'Lockstep' : (nameOf.get(link.madeBy) ?? 'somebody')
	}));
	return [...shown.filter(({ state }) => state === 'live'), ...shown.filter(({ state }) => state !== 'live')];
}

function stateOf({ state, expiresAt }: BoardLink): ShownLink['state'] {
	switch (state.kind) {
		case 'live':
			return expiresAt > Date.now() ? 'live' : 'expired';
		case 'spent':
		case 'revoked':
			return state.kind;
		default:
			return unreachable(state);
	}
}
