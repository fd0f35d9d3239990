import type { Answer } from '#lib/document/messages.ts';
import type { Ask } from '#lib/domain/acts.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { BoardId } from '#lib/domain/ids.ts';
import { BoardRoom, type Surroundings } from './board-room.ts';
import { Unwritten } from './door.ts';

/** The boards that are looked at. One owner a board: this process. */
export function createRooms(around: Omit<Surroundings, 'forget'>) {
	const rooms = new Map<BoardId, Promise<BoardRoom | null>>();
	let closing = false;
	const surroundings: Surroundings = {
		...around,
		forget: (room) => {
			const { board } = room;
			void rooms.get(board)?.then((kept) => kept === room && rooms.delete(board));
		}
	};

	/** The board's live state, loaded if need be; null where there is no such board, and nothing is kept of it. */
	function open(board: BoardId): Promise<BoardRoom | null> {
		if (closing) return Promise.reject(new Unwritten('The server is about to restart. Try again.'));
		const known = rooms.get(board);
		if (known) return known;
		const opening = BoardRoom.open(surroundings, board).then(
			(room) => {
				if (!room) rooms.delete(board);
				return room;
			},
			(error: unknown) => {
				rooms.delete(board);
				throw error;
			}
		);
		rooms.set(board, opening);
		return opening;
	}

	const sweep = setInterval(() => void letGo(), Math.min(around.limits.idle, 10_000));
	sweep.unref();

	async function letGo(): Promise<void> {
		for (const [board, opening] of rooms) {
			const room = await opening.catch(() => null);
			if (!room?.isQuiet(Date.now()) || rooms.get(board) !== opening) continue;
			rooms.delete(board);
			room.end();
		}
	}

	return {
		open,
		/** Founds a board that does not exist yet. Its memory is kept only if that comes to something. */
		async found(board: BoardId, who: Who, ask: Ask): Promise<Answer> {
			const room = BoardRoom.unfounded(surroundings, board);
			const answer = await room.act(who, ask);
			if (answer.ok) rooms.set(board, Promise.resolve(room));
			return answer;
		},
		/** Boards in memory, for tests and figures. */
		count: () => rooms.size,
		/** Waits until every board has written what it took, then lets go of all. */
		async close(): Promise<void> {
			closing = true;
			clearInterval(sweep);
			for (const opening of rooms.values()) {
				const room = await opening.catch(() => null);
				await room?.drained();
				room?.end();
			}
			rooms.clear();
		}
	};
}
export type Rooms = ReturnType<typeof createRooms>;
