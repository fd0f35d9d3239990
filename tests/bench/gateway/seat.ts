import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Heard, Wire } from './wires.ts';

/** How a seat's socket is opened. */
interface Door {
	readonly url: string;
	readonly cookie?: string | undefined;
	readonly wire: Wire;
}

/** One socket of the crowd: it counts what comes, and looks into it only where it is told to. */
export class Seat {
	readonly #socket: WebSocket;
	readonly #wire: Wire;
	heard = 0;
	bytes = 0;
	/** Null: messages are counted and not read, as a thousand of them would cost more here than at the server. */
	listener: ((heard: Heard) => void) | null = null;

	private constructor(socket: WebSocket, wire: Wire) {
		this.#socket = socket;
		this.#wire = wire;
		socket.on('message', (message: Buffer) => {
			this.heard += 1;
			this.bytes += message.byteLength;
			this.listener?.(wire.read(message));
		});
	}

	/** Opens one; rejects where it is refused. */
	static async open({ url, cookie, wire }: Door): Promise<Seat> {
		const origin = new URL(url).origin;
		const socket = new WebSocket(url.replace('http', 'ws'), {
			headers: { origin, ...(cookie === undefined ? {} : { cookie }) },
			perMessageDeflate: false
		});
		const seat = new Seat(socket, wire);
		await once(socket, 'open');
		socket.on('error', () => {});
		for (const message of wire.hello) socket.send(message);
		return seat;
	}

	send(message: Uint8Array): void {
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(message);
	}

	update(update: Uint8Array): void {
		this.send(this.#wire.update(update));
	}

	/** Resolves with what answers a state vector. */
	ask(stateVector: Uint8Array): Promise<Uint8Array> {
		return new Promise((resolve, reject) => {
			this.#socket.once('close', () => reject(new Error('The socket was closed.')));
			this.listener = (heard) => {
				if (heard.kind !== 'answer') return;
				this.listener = null;
				resolve(heard.bytes);
			};
			this.send(this.#wire.question(stateVector));
		});
	}

	get isOpen(): boolean {
		return this.#socket.readyState === WebSocket.OPEN;
	}

	close(): void {
		this.#socket.terminate();
	}
}
