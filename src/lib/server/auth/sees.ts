import type { SeatKind } from '#lib/domain/board.ts';
import type { BoardId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import { firstTemplate } from '#lib/domain/templates/templates.ts';
import type { Pages } from '../storage/ports.ts';
import type { Caller } from './actor.ts';

/** What a caller is on one board; null where the board is not theirs to see. */
export interface Standing {
	readonly seats: readonly SeatKind[];
	readonly administrator: boolean;
	/** Here by a watch link and by nothing else. */
	readonly watching: boolean;
}

/** Who sees a board: whoever is seated on it, administrators, and who holds a watch link to it. */
export async function standingOn(
	store: Pick<Pages, 'boards'>,
	caller: Caller,
	board: BoardId
): Promise<Standing | null> {
	const watcher: Standing = { seats: [], administrator: false, watching: true };
	switch (caller.kind) {
		case 'stranger':
			return null;
		case 'watcher':
			return caller.board === board ? watcher : null;
		case 'person': {
			const { administrator, person, watch } = caller;
			const seating = (await store.boards.seatingsOf(person)).find((each) => each.board === board);
			if (seating || administrator) return { seats: seating?.seats ?? [], administrator, watching: false };
			return watch?.board === board ? watcher : null;
		}
		default:
			return unreachable(caller);
	}
}

/** Whether they may give seats, and so invite: accounts and seats are an administrator's. The rules judge each seating again. */
export const mayInvite = ({ administrator }: Standing): boolean => administrator;

/** Whether they may show the board to others by a watch link. */
export const mayShow = ({ seats, administrator }: Standing): boolean =>
	administrator || seats.includes('facilitator') || seats.includes('metascrum-owner');

/** Whether they may have others bring talking points in their name: whoever holds a seat that signs. */
export const mayAskForPoints = ({ seats }: Standing): boolean =>
	firstTemplate.seats.some(({ kind, rights }) => seats.includes(kind) && rights.includes('sign'));
