import { passingCodes, type Answer } from '#lib/document/messages.ts';
import type { Ask } from '#lib/domain/acts.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { BoardId } from '#lib/domain/ids.ts';
import type { Lease } from '#lib/server/storage/nodes.ts';
import { BoardRoom } from './board-room.ts';
import { createOwning, type Owning } from './nodes/owning.ts';
import type { Surroundings } from './surroundings.ts';
import { Unwritten } from './unwritten.ts';

/** `address`: where other nodes reach this one; only who serves others has one. */
type Around = Omit<Surroundings, 'forget' | 'closing'> & { readonly address?: Promise<string> | undefined };
type Opened = Map<BoardId, Promise<BoardRoom | null>>;
/** Boards whose memory was given up, until nothing of it is on its way to the disk any more. */
type Parting = Map<BoardId, Promise<void>>;

/** The boards that are looked at. One owner a board: of the nodes on one database the one that holds its lease. */
export function createRooms({ address = Promise.resolve(''), ...around }: Around) {
	const rooms: Opened = new Map();
	const parting: Parting = new Map();
	let closing = false;
	const { storage, limits, report } = around;
	const { leases } = storage.nodes;
	const lost = (lease: Lease) => leave(rooms, lease);
	const owning = createOwning({ leases, ms: limits.lease, address, lost, report });
	const surroundings: Surroundings = {
		...around,
		closing: () => closing,
		forget: (room) => {
			const { board } = room;
			void rooms.get(board)?.then((kept) => kept === room && rooms.delete(board), ignored);
			void owning.letGo(room.lease);
			part(parting, room);
		}
	};

	/**
	 * The board's live state, loaded if need be; null where there is no such board, and nothing is kept of it. Rejects
	 * with `Elsewhere` where another node owns it.
	 */
	function open(board: BoardId): Promise<BoardRoom | null> {
		if (closing) return Promise.reject(new Unwritten(passingCodes[1012]));
		const known = rooms.get(board);
		if (known) return known;
		const opening = load(surroundings, owning, parting, board).then(
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

	const sweep = setInterval(() => void letQuietGo(rooms, owning), Math.min(limits.idle, 10_000));
	sweep.unref();

	return {
		open,
		owning,
		/** Founds a board that does not exist yet. */
		found: async (board: BoardId, who: Who, ask: Ask): Promise<Answer> =>
			founded(rooms, owning, BoardRoom.unfounded(surroundings, await owning.hold(board)), who, ask),
		/** Boards in memory, for tests and figures. */
		count: () => rooms.size,
		/** Tells the people of every board whether it can be written. */
		tellSaving: () => each(rooms, (room) => room.tellSaving()),
		/** Takes no more acts; resolves when what was taken is on disk, answered and sent. */
		async drain(): Promise<void> {
			closing = true;
			clearInterval(sweep);
			await each(rooms, (room) => room.finish());
		},
		/** Lets go of all. */
		async end(): Promise<void> {
			await each(rooms, (room) => (room.end(), owning.letGo(room.lease)));
			rooms.clear();
			owning.stop();
		}
	};
}
export type Rooms = ReturnType<typeof createRooms>;

/** At once: a board that a slow disk keeps from opening keeps no other waiting. */
async function each(
	rooms: Opened,
	work: (room: BoardRoom, opening: Promise<unknown>) => unknown
): Promise<void> {
	await Promise.all(
		[...rooms.values()].map(async (opening) => {
			const room = await opening.catch(() => null);
			if (room) await work(room, opening);
		})
	);
}

/**
 * Takes a board and loads it as its owner. Nothing is held of a board that is not there. What a slow disk still has to
 * write of a memory that was given up comes first: read without it, it would be on the disk and on nobody's board.
 */
async function load(
	around: Surroundings,
	owning: Owning,
	parting: Parting,
	board: BoardId
): Promise<BoardRoom | null> {
	await parting.get(board);
	if (!(await around.storage.log.head(board))) return null;
	const lease = await owning.hold(board);
	try {
		return await BoardRoom.open(around, lease);
	} catch (error) {
		await owning.letGo(lease);
		throw error;
	}
}

function part(parting: Parting, room: BoardRoom): void {
	const { board } = room;
	const gone = room.drained().finally(() => parting.get(board) === gone && parting.delete(board));
	parting.set(board, gone);
}

/** Memory and lease of a board that is founded are kept only if that comes to something. */
async function founded(rooms: Opened, owning: Owning, room: BoardRoom, who: Who, ask: Ask): Promise<Answer> {
	let answer: Answer | null = null;
	try {
		return (answer = await room.act(who, ask));
	} finally {
		if (answer?.ok) rooms.set(room.board, Promise.resolve(room));
		else await owning.letGo(room.lease);
	}
}

const letQuietGo = (rooms: Opened, owning: Owning): Promise<void> =>
	each(rooms, async (room, opening) => {
		if (!room.isQuiet(Date.now()) || rooms.get(room.board) !== opening) return;
		rooms.delete(room.board);
		room.end();
		await owning.letGo(room.lease);
	});

/** Sends everybody on a board away that is not this node's any more; one taken anew since stays. */
function leave(rooms: Opened, { board, fence }: Lease): void {
	void rooms.get(board)?.then((room) => {
		if (room?.lease.fence === fence) room.lost();
	}, ignored);
}

/** Whoever opened it has been told. */
const ignored = (): void => undefined;
