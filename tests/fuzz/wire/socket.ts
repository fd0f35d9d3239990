import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';

/** A socket without a network: what the gateway sends is heard at once, and it hears what `say` says. */
export class Wire extends EventEmitter {
	readonly OPEN = 1;
	readonly bufferedAmount = 0;
	readyState = 1;
	/** By which the gateway sent it away, and its sentence. */
	code: number | null = null;
	reason = '';
	readonly #hear: (frame: Uint8Array) => void;

	constructor(hear: (frame: Uint8Array) => void) {
		super();
		this.#hear = hear;
	}

	get isOpen(): boolean {
		return this.readyState === this.OPEN;
	}

	/** The same as the gateway takes it. */
	get socket(): WebSocket {
		return this as unknown as WebSocket;
	}

	say(frame: Uint8Array, isBinary = true): void {
		// The gateway may keep what it is given; so may whoever made it.
		this.emit('message', Buffer.from(frame), isBinary);
	}

	send(frame: Uint8Array): void {
		if (this.isOpen) this.#hear(frame);
	}

	ping(): void {}

	close(code: number, reason: Buffer | string = ''): void {
		if (!this.isOpen) return;
		this.readyState = 2;
		this.code = code;
		this.reason = reason.toString();
		// Its room hears that it has gone a moment later, as over a network.
		queueMicrotask(() => this.terminate());
	}

	terminate(): void {
		if (this.readyState === 3) return;
		this.readyState = 3;
		this.emit('close', this.code ?? 1006);
	}
}
