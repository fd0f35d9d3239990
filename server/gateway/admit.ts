import type { IncomingMessage } from 'node:http';
import type { RawData, WebSocket } from 'ws';
import type { parseRoom } from '#lib/document/messages.ts';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import {
	createConnection,
	sendAway,
	type Closing,
	type Connection,
	type End,
	type Guest,
	type Listener
} from './connection.ts';
import { createFraming } from './framing.ts';
import type { Gateway } from './gateway.ts';
import { Elsewhere } from './nodes/owning.ts';

/** The room a socket is to lead to. */
export type Asked = NonNullable<ReturnType<typeof parseRoom>>;

/** Finds out who it is and lets them into the room; what they say meanwhile is kept for the room to hear. */
export async function admit(
	gateway: Gateway,
	socket: WebSocket,
	request: IncomingMessage,
	asked: Asked
): Promise<void> {
	const early = keepEarly(socket);
	socket.on('error', () => {});
	const away = (code: Closing) => turnAway(gateway, socket, code);
	if (gateway.draining()) {
		away(1012);
		return;
	}
	try {
		const board = idOf<BoardId>(asked.board);
		const caller = await gateway.callers.callerOf(request);
		const guest = await gateway.callers.guestOn(caller, board);
		if (!guest) away(caller.kind === 'stranger' ? 4401 : await absent(gateway, board));
		else if (!gateway.sockets.admit(guest, board)) away(4429);
		else {
			const isHandedOn = gateway.callers.isHandedOn(request);
			await enter(gateway, endOf(socket, request), guest, { asked, isHandedOn, early });
		}
	} catch (cause) {
		// It became another node's in this very moment, or this one is about to end: who comes again is handed on.
		const again = cause instanceof Elsewhere || gateway.draining();
		if (!again) gateway.report(cause);
		away(again ? 1012 : 1011);
	}
}

/** What goes to everybody in turn is framed once. */
const framed = createFraming();

/**
 * Neither compressing nor fragmenting, `ws` only writes frames to what lies under it, each at once. So ours may be written
 * beside them: one write each, and nothing to put together for each socket.
 */
const endOf = (socket: WebSocket, request: IncomingMessage): End => ({
	socket,
	write: (message) => void request.socket.write(framed(message))
});

function turnAway({ figures, log }: Gateway, socket: WebSocket, code: Closing): void {
	figures.refused('close', code);
	log.info({ code }, 'socket turned away');
	sendAway(socket, code);
}

/** Somebody signed in without a seat: is there a board at all? */
const absent = async (gateway: Gateway, board: BoardId): Promise<Closing> =>
	(await gateway.storage.log.head(board)) ? 4403 : 4404;

/** How somebody comes: where to, by another node or not, and what they have said meanwhile. */
interface Coming {
	readonly asked: Asked;
	readonly isHandedOn: boolean;
	readonly early: Early;
}

/** Whether it is shown by a copy where another node owns the board: to who watches by a link, for they may be many. */
export const isRelayed = (guest: Guest, { room }: Asked): boolean =>
	guest.kind === 'watcher' && room === 'agreed';

/** The board, if it is there: ours, or a copy of another node's agreed room. */
async function roomFor(gateway: Gateway, guest: Guest, asked: Asked, isHandedOn: boolean) {
	const board = idOf<BoardId>(asked.board);
	const { rooms, relays, astray } = gateway;
	const owner = isRelayed(guest, asked) && !isHandedOn ? await rooms.owning.other(board) : null;
	return owner && !(await astray.isHere(owner)) ? relays.to(owner, asked.generation) : rooms.open(board);
}

async function enter(
	gateway: Gateway,
	end: End,
	guest: Guest,
	{ asked, isHandedOn, early }: Coming
): Promise<void> {
	const board = idOf<BoardId>(asked.board);
	const room = await roomFor(gateway, guest, asked, isHandedOn).catch((cause: unknown) => {
		gateway.sockets.release(guest, board);
		throw cause;
	});
	if (!room || end.socket.readyState !== end.socket.OPEN) {
		gateway.sockets.release(guest, board);
		turnAway(gateway, end.socket, 4404);
		return;
	}
	createConnection(end, board, guest, gateway, (connection) => {
		gateway.sockets.add(connection);
		gateway.log.debug({ board, room: asked.room, as: guest.kind }, 'socket opened');
		const joined = room.join(connection, asked.room, asked.generation);
		if (typeof joined !== 'number') return leaving(gateway, connection, joined);
		connection.close(joined);
		return leaving(gateway, connection, nobody);
	});
	early.release();
}

const nobody: Listener = { heard: () => {}, left: () => {} };

const leaving = (gateway: Gateway, connection: Connection, listener: Listener): Listener => ({
	heard: (message) => listener.heard(message),
	left() {
		gateway.sockets.remove(connection);
		listener.left();
	}
});

interface Early {
	/** Gives what was said so far to whoever listens now. */
	release(): void;
}

/** A client speaks as soon as it is connected; who it is takes a moment. Until then little is kept. */
function keepEarly(socket: WebSocket): Early {
	const said: [RawData, boolean][] = [];
	let bytes = 0;
	const keep = (data: RawData, isBinary: boolean) => {
		bytes += Array.isArray(data) ? most.early : data.byteLength;
		if (said.push([data, isBinary]) > most.messages || bytes > most.early) socket.terminate();
	};
	socket.on('message', keep);
	return {
		release() {
			socket.off('message', keep);
			for (const [data, isBinary] of said) socket.emit('message', data, isBinary);
		}
	};
}

const most = { messages: 16, early: 64 * 1024 } as const;
