import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
	encodeJson,
	messageType,
	readJson,
	type Answer,
	type Notice
} from '../../src/lib/document/messages.ts';
import { decodeHands, type Hand } from '../../src/lib/document/presence.ts';
import type { AskedAct } from '../../src/lib/domain/acts.ts';
import { board, freshId, type House } from './house.ts';

/** The stock y-websocket client and a raw socket, both with a cookie and an Origin as a browser sends them. */

const socketOf = (headers: Record<string, string>) =>
	class extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols, { headers });
		}
	} as unknown as typeof globalThis.WebSocket;

export interface Stock {
	readonly doc: Y.Doc;
	readonly provider: WebsocketProvider;
	/** Resolves when all the server had is here. */
	readonly synced: Promise<void>;
	/** Resolves with the code by which the server sent it away. */
	readonly closed: Promise<number>;
	leave(): void;
}

const open = new Set<{ leave(): void }>();
/** Ends whatever a test left open. */
export function leaveAll(): void {
	for (const each of open) each.leave();
	open.clear();
}

/** A stock client in a room such as `agreed@1`. */
export function join(house: House, { cookie }: { cookie: string }, room: string, doc = new Y.Doc()): Stock {
	const provider = new WebsocketProvider(`${house.url.replace('http', 'ws')}/sync/${board}`, room, doc, {
		disableBc: true,
		WebSocketPolyfill: socketOf({ cookie, origin: house.url })
	});
	// It would only write to the console that it does not know them.
	for (const type of [messageType.presence, messageType.notice]) provider.messageHandlers[type] = () => {};
	const stock: Stock = {
		doc,
		provider,
		synced: new Promise((resolve) => provider.on('sync', (is: boolean) => is && resolve())),
		closed: new Promise((resolve) => provider.on('closed', ({ code }: { code: number }) => resolve(code))),
		leave: () => provider.destroy()
	};
	open.add(stock);
	return stock;
}

export interface Raw {
	readonly socket: WebSocket;
	readonly opened: Promise<void>;
	/** Resolves with the close code; 0 where the handshake was refused. */
	readonly closed: Promise<number>;
	/** Resolves with what was said at the close. */
	readonly because: Promise<string>;
	/** HTTP status of a refused handshake. */
	readonly refused: Promise<number>;
	readonly notices: Notice[];
	readonly hands: Hand[][];
	readonly answers: Answer[];
	send(bytes: Uint8Array): void;
	ask(act: AskedAct | object, id?: string): Promise<Answer>;
	leave(): void;
}

/** A socket that says what it likes. */
export function raw(
	house: House,
	{ cookie, origin = house.url, host }: { cookie?: string; origin?: string; host?: string },
	room: string,
	path = `/sync/${board}/${room}`
): Raw {
	const socket = new WebSocket(house.url.replace('http', 'ws') + path, {
		headers: { origin, ...(cookie ? { cookie } : {}), ...(host ? { host } : {}) }
	});
	const waiting = new Map<string, (answer: Answer) => void>();
	const each: Raw = {
		socket,
		opened: new Promise((resolve) => socket.on('open', () => resolve())),
		closed: new Promise((resolve) => socket.on('close', resolve)),
		because: new Promise((resolve) =>
			socket.on('close', (_code: number, reason: Buffer) => resolve(reason.toString()))
		),
		refused: new Promise((resolve) =>
			socket.on('unexpected-response', (request, response) => {
				resolve(response.statusCode ?? 0);
				request.destroy();
			})
		),
		notices: [],
		hands: [],
		answers: [],
		send: (bytes) => socket.send(bytes),
		ask(act, id = freshId()) {
			socket.send(encodeJson(messageType.ask, { id, act }));
			return new Promise((resolve) => waiting.set(id, resolve));
		},
		leave: () => socket.terminate()
	};
	socket.on('error', () => {});
	socket.on('message', (bytes: Buffer) => {
		const decoder = decoding.createDecoder(new Uint8Array(bytes));
		const type = decoding.readVarUint(decoder);
		if (type === messageType.notice) each.notices.push(readJson(decoder) as Notice);
		if (type === messageType.presence) each.hands.push(decodeHands(decoder) ?? []);
		if (type === messageType.answer) {
			const answer = readJson(decoder) as Answer;
			each.answers.push(answer);
			waiting.get(answer.id)?.(answer);
		}
	});
	open.add(each);
	return each;
}

/** Waits until `look` finds something; the test's own limit ends what never comes. */
export async function until<T>(look: () => T | undefined | null | false): Promise<T> {
	for (;;) {
		const found = look();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
