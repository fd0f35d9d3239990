import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { parseRoom } from '#lib/document/messages.ts';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { admit, isRelayed, type Asked } from './admit.ts';
import type { Gateway } from './gateway.ts';
import { pipeSocket, refuse } from './nodes/forward.ts';
import { isOurOrigin } from './origin.ts';

/**
 * Takes the upgrades under `/sync/` on an HTTP server; `others` says whether somebody else takes the rest (Vite
 * has a socket of its own) or they are refused, for nobody would ever answer them. Path, Origin and how often
 * an address comes are judged before the handshake; who it is and what is there after it, so that the answer
 * can be one of our named codes. Nothing of a board is loaded for whoever may not read it.
 */
export function attach(server: Server, gateway: Gateway, others: 'refuse' | 'leave'): () => void {
	const { limits } = gateway;
	const sockets = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		// What is a little too large is told so by name (4413); ws itself ends what is far too large (1009).
		maxPayload: limits.message * 2,
		maxFragments: 64,
		clientTracking: false
	});
	const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		const path = (request.url ?? '').split('?', 1)[0] ?? '';
		if (others === 'leave' && !path.startsWith('/sync/')) return;
		socket.on('error', () => socket.destroy());
		// A socket looks by itself whether the other end lives.
		request.socket.setTimeout(0);
		const asked = judge(gateway, request, path);
		if (typeof asked === 'number') {
			gateway.figures.refused('handshake', asked);
			gateway.log.info({ status: asked }, 'socket refused');
			refuse(socket, asked);
			return;
		}
		const here = () =>
			sockets.handleUpgrade(request, socket, head, (opened) => void admit(gateway, opened, request, asked));
		handOn(gateway, request, socket, head, asked).then(
			(isHandedOn) => {
				if (!isHandedOn && !socket.destroyed) here();
			},
			(cause: unknown) => {
				gateway.report(cause);
				refuse(socket, 503);
			}
		);
	};
	server.on('upgrade', upgrade);
	return () => {
		server.off('upgrade', upgrade);
		sockets.close();
	};
}

/**
 * Hands a socket on to the board's owner where that is another node, and says whether it did. Only for who may be there:
 * everybody else is told here that they may not.
 */
async function handOn(
	gateway: Gateway,
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
	asked: Asked
): Promise<boolean> {
	const { callers, rooms, astray } = gateway;
	if (callers.isHandedOn(request)) return false;
	const board = idOf<BoardId>(asked.board);
	const owner = await rooms.owning.other(board);
	if (!owner || (await astray.isHere(owner))) return false;
	const caller = await callers.callerOf(request);
	const guest = await callers.guestOn(caller, board);
	if (!guest || isRelayed(guest, asked)) return false;
	if (!socket.destroyed) pipeSocket(gateway, request, socket, head, caller, owner);
	return true;
}

/** The room asked for, or the HTTP status that refuses it. */
function judge(gateway: Gateway, request: IncomingMessage, path: string): Asked | number {
	const asked = parseRoom(decode(path));
	if (!asked) return 404;
	if (!gateway.callers.isVouchedFor(request) && !isOurOrigin(gateway.env, request)) return 403;
	return gateway.addressSockets.take(gateway.callers.addressOf(request)) ? asked : 429;
}

function decode(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return '';
	}
}
