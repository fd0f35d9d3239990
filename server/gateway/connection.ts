import type { RawData, WebSocket } from 'ws';
import {
	closeCodes,
	messageType,
	passingCodes,
	type CloseCode,
	type PassingCode
} from '#lib/document/messages.ts';
import type { BoardId, PersonId } from '#lib/domain/ids.ts';
import type { Log } from '../log.ts';
import type { Figures } from './figures.ts';
import { createBucket, type Buckets, type Limits } from './limits.ts';

/** Who sits at the other end, as the cookies said when the socket was opened. */
export type Guest =
	| {
			readonly kind: 'person';
			readonly person: PersonId;
			readonly name: string;
			readonly administrator: boolean;
			readonly authSession: string;
	  }
	| { readonly kind: 'watcher'; readonly link: string };

/** Both are named in messages.ts, with a sentence each. */
export type Closing = CloseCode | PassingCode;

/** One open socket: bounded both ways, closed by a named code. */
export interface Connection {
	readonly guest: Guest;
	readonly board: BoardId;
	/** Sends a frame that must arrive; closes the socket where too much waits already. */
	send(frame: Uint8Array): void;
	/** Sends a frame that may be lost; says whether it was sent. */
	sendLossy(frame: Uint8Array): boolean;
	/** `because`: said in place of the code's own sentence. */
	close(code: Closing, because?: string): void;
	/** What somebody's message cost beyond its bytes counts like bytes of theirs. */
	readonly owe: (bytes: number) => void;
	/** Whether it may ask for all that a room holds once more; counts it where it may. */
	readonly mayAsk: () => boolean;
	/** Called now and then: ends a socket that answered nothing since the last time. */
	pulse(): void;
}

/** What a room makes of what it hears. A throw means the message could not be read. */
export interface Listener {
	heard(message: Uint8Array): void;
	left(): void;
}

/** No client's awareness: the stock client gives up where it hears nothing for 30 s. */
const stillHere = Uint8Array.of(messageType.awareness, 1, 0);

/** Our end of a socket. */
export interface End {
	readonly socket: WebSocket;
	/** Sends a message; called only while the socket is open. */
	readonly write: (message: Uint8Array) => void;
}

interface Around {
	readonly limits: Limits;
	/** Bytes a person sends, by whichever sockets. */
	readonly personBytes: Buckets;
	readonly figures: Figures;
	readonly log: Log;
	readonly report: (cause: unknown) => void;
}

export function createConnection(
	{ socket, write }: End,
	board: BoardId,
	guest: Guest,
	{ limits, personBytes, figures, log, report }: Around,
	listenerFor: (connection: Connection) => Listener
): Connection {
	const budget = budgetOf(guest, limits, personBytes);
	const post = posting({ socket, write }, limits.stuck);
	let alive = true;
	const isOpen = () => socket.readyState === socket.OPEN;
	const connection: Connection = {
		guest,
		board,
		send(frame) {
			if (isOpen() && !post(frame)) connection.close(4408);
		},
		sendLossy(frame) {
			if (!isOpen() || socket.bufferedAmount > limits.slow) return false;
			write(frame);
			return true;
		},
		close(code, because) {
			if (!isOpen()) return;
			figures.refused('close', code);
			log.info({ code, board, as: guest.kind }, 'socket closed by us');
			sendAway(socket, code, because);
		},
		owe: budget.owe,
		mayAsk: budget.mayAsk,
		pulse() {
			if (!alive) {
				log.info({ board, as: guest.kind }, 'socket that answers nothing ended');
				socket.terminate();
				return;
			}
			alive = false;
			socket.ping();
			connection.send(stillHere);
		}
	};
	const listener = listenerFor(connection);
	socket.on('pong', () => (alive = true));
	socket.on('close', () => listener.left());
	socket.on('message', (data: RawData, isBinary) => {
		alive = true;
		if (!isOpen()) return;
		const message = bytesOf(data);
		if (!isBinary) return connection.close(4400);
		if (message.byteLength > limits.message) return connection.close(4413);
		if (!budget.takes(message.byteLength)) return connection.close(4429);
		try {
			listener.heard(message);
		} catch (error) {
			if (!(error instanceof Unreadable)) report(error);
			connection.close(error instanceof Unreadable ? 4400 : 1011);
		}
	});
	return connection;
}

/**
 * Writes what must arrive. False where too much waits: more than `stuck` beyond the largest frame on its way, for a whole board
 * or its free layer may by itself be more than that.
 */
function posting({ socket, write }: End, stuck: number): (frame: Uint8Array) => boolean {
	let largest = 0;
	return (frame) => {
		if (socket.bufferedAmount === 0) largest = 0;
		if (socket.bufferedAmount > stuck + largest) return false;
		largest = Math.max(largest, frame.byteLength);
		write(frame);
		return true;
	};
}

/** What one socket may say and ask, and its person by all of theirs. */
function budgetOf(guest: Guest, limits: Limits, personBytes: Buckets) {
	const messages = createBucket(limits.socketMessages);
	const bytes = createBucket(limits.socketBytes);
	const questions = createBucket(limits.socketQuestions);
	return {
		takes: (length: number): boolean =>
			messages.take() &&
			bytes.take(length) &&
			(guest.kind === 'watcher' || personBytes.take(guest.person, length + limits.weight)),
		owe: (more: number): void => {
			if (guest.kind === 'person' && more > 0) personBytes.owe(guest.person, more);
		},
		mayAsk: (): boolean => questions.take()
	};
}

/** Closes a socket with a code and its sentence. Who does not answer, or has megabytes still to fetch, is not waited for. */
export function sendAway(socket: WebSocket, code: Closing, because = sentenceOf(code)): void {
	socket.close(code, asReason(because));
	setTimeout(() => socket.terminate(), 2000).unref();
}

/** What came over a wire could not be read. Thrown by listeners, caught at the socket. */
class Unreadable extends Error {
	override readonly name = 'Unreadable';
}

/** Runs a reader of the wire: whatever it throws means that the message was garbage. */
export function reading<T>(read: () => T): T {
	try {
		return read();
	} catch (cause) {
		throw new Unreadable('unreadable', { cause });
	}
}

/** A message as bytes, in whatever pieces it came. */
export const bytesOf = (data: RawData): Uint8Array =>
	data instanceof ArrayBuffer ? new Uint8Array(data) : Array.isArray(data) ? Buffer.concat(data) : data;

/** The sentence for a person. */
const sentenceOf = (code: Closing): string => ({ ...closeCodes, ...passingCodes })[code];

/** A close reason holds 123 bytes. */
const asReason = (because: string): string =>
	new TextDecoder().decode(new TextEncoder().encode(because).slice(0, 120), { stream: true });
