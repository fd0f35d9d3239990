import { WebsocketProvider } from 'y-websocket';
import { type Doc, encodeProbe, isFullAnswer } from '#lib/document/docs.ts';
import { messageType } from '#lib/document/messages.ts';
import { syncAddress, type Wire } from './wire.ts';

type Handlers = WebsocketProvider['messageHandlers'];
/** lib0's decoder, standing behind the message type. */
export type Decoder = Parameters<Handlers[number]>[1];

export interface RoomCalls {
	/** Everything the server had is here; again after each reconnection. */
	readonly synced: () => void;
	/** The socket is gone, or never came about. Nothing reconnects by itself. */
	readonly closed: (code: number, because: string) => void;
	/** Our own messages, by message type. */
	readonly messages: ReadonlyMap<number, (decoder: Decoder) => void>;
}

/**
 * One document over one socket: the stock y-websocket client with its own reconnecting, its broadcast
 * between tabs (both would go round what connect.ts and the gateway decide) and its echo of awareness off.
 */
export class Room {
	readonly doc: Doc;
	readonly #provider: WebsocketProvider;
	#probedAt = 0;
	/** "This is what I have" said on this socket, and answered; the stock client says it once by itself. */
	#said = 1;
	#answered = 0;
	#waiting: { readonly for: number; readonly done: (confirmed: boolean) => void }[] = [];

	constructor(wire: Wire, board: string, name: string, doc: Doc, calls: RoomCalls) {
		this.doc = doc;
		const provider = new WebsocketProvider(syncAddress(wire, board), name, doc, {
			connect: false,
			disableBc: true,
			WebSocketPolyfill: wire.WebSocket,
			shouldReconnect: () => false
		});
		// Its watchdog closes a socket that was silent for 30 s, as each is after a sleep, and connects again without a word to
		// anybody: whoever asks `isDead` does that, and comes in as after any cut.
		clearInterval(provider._checkInterval as ReturnType<typeof setInterval>);
		// Presence is ours (document/presence.ts); the stock one sends every change of it back to the server.
		provider.awareness.setLocalState(null);
		provider.messageHandlers[messageType.awareness] = () => {};
		for (const [type, read] of calls.messages)
			provider.messageHandlers[type] = (_encoder, decoder) => read(decoder);
		provider.on('sync', (synced) => {
			if (synced) calls.synced();
		});
		provider.on('closed', ({ code, reason }) => {
			this.#unconfirmed();
			calls.closed(code, reason);
		});
		this.#provider = provider;
		this.#countAnswers();
	}

	get synced(): boolean {
		return this.#provider.synced;
	}

	/** Whether there is a socket, level or not. */
	get connected(): boolean {
		return this.#provider.wsconnected;
	}

	open(): void {
		this.#provider.connect();
	}

	/** Lets go of the socket, whatever state it is in. Does not call `closed`. */
	cut(): void {
		this.#unconfirmed();
		this.#provider.disconnect();
	}

	/**
	 * Whether everything written into the document so far is on the server's disk: messages are heard in order, and
	 * what is here is told only after it was written. False where the socket goes first.
	 */
	confirmed(): Promise<boolean> {
		if (!this.synced || !this.send(encodeProbe(this.doc))) return Promise.resolve(false);
		this.#said++;
		return new Promise((done) => this.#waiting.push({ for: this.#said, done }));
	}

	/** False where there is no open socket. */
	send(bytes: Uint8Array): boolean {
		const { ws, wsconnected } = this.#provider;
		if (!wsconnected || ws?.readyState !== 1) return false;
		ws.send(bytes.slice());
		return true;
	}

	/**
	 * Asks for a sign of life where none came for `quiet` ms, and says whether one that was asked for
	 * `quiet` ms ago has not come. A socket can look open long after its wire was cut.
	 */
	isDead(now: number, quiet: number): boolean {
		if (!this.#provider.wsconnected) return false;
		const heard = this.#provider.wsLastMessageReceived;
		if (now - heard < quiet) return false;
		if (this.#probedAt > heard) return now - this.#probedAt >= quiet;
		if (this.send(encodeProbe(this.doc))) {
			this.#probedAt = now;
			this.#said++;
		}
		return false;
	}

	/** For good. */
	destroy(): void {
		this.#unconfirmed();
		this.#provider.awareness.destroy();
		this.#provider.destroy();
		this.doc.destroy();
	}

	#countAnswers(): void {
		const stock = this.#provider.messageHandlers[messageType.sync];
		this.#provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
			const isAnswer = isFullAnswer(decoder);
			stock?.(encoder, decoder, ...rest);
			if (!isAnswer) return;
			const answered = ++this.#answered;
			for (const each of this.#waiting) if (each.for <= answered) each.done(true);
			this.#waiting = this.#waiting.filter((each) => each.for > answered);
		};
	}

	/** The socket goes: nothing that was said on it is answered any more. */
	#unconfirmed(): void {
		for (const { done } of this.#waiting) done(false);
		this.#waiting = [];
		this.#said = 1;
		this.#answered = 0;
	}
}
