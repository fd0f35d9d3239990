import * as decoding from 'lib0/decoding';
import type { RawData, WebSocket } from 'ws';
import * as Y from 'yjs';
import { encodeJson, messageType, readJson, type Notice } from '#lib/document/messages.ts';
import { askOn } from '../asks.ts';
import { bytesOf, reading, type Closing, type Connection, type Listener } from '../connection.ts';
import type { Figures } from '../figures.ts';
import type { Buckets } from '../limits.ts';
import { questionOf, readSync, Room, syncPart } from '../room.ts';

/** The owner has gathered it already. */
const asItComes = { documentTick: 0, watchDocumentTick: 0 } as const;

interface Parts {
	/** A socket to the owner's agreed room, as a node that watches. */
	readonly upstream: WebSocket;
	readonly acts: Buckets;
	readonly figures: Figures;
	readonly report: (cause: unknown) => void;
	/** Nobody watches any more, or the owner has closed. */
	readonly ended: () => void;
}

/**
 * The agreed room of a board that another node owns, shown here to those who watch by a link: one socket to the owner,
 * however many they are. What the owner sends is passed on as it came; who comes later is answered from a copy.
 */
export class Relay {
	readonly #parts: Parts;
	readonly #room: Room;
	/** What newcomers are told first: the last notice of each kind, and where the presenter looks. */
	readonly #last = new Map<string, Uint8Array>();
	/** Questions from before the copy was level. */
	#early: (() => void)[] | null = [];

	constructor(parts: Parts) {
		this.#parts = parts;
		const { upstream, figures } = parts;
		this.#room = new Room(new Y.Doc(), asItComes, figures.tick('document'));
		upstream.on('open', () => {
			if (this.#room.connections.size === 0) return this.#leave();
			this.#room.ask(upstream);
			this.#count();
		});
		upstream.on('message', (data: RawData) => this.#came(bytesOf(data)));
		upstream.on('error', () => undefined);
		upstream.on('close', (code: number) => this.#end(code));
	}

	join(connection: Connection): Listener {
		this.#room.connections.add(connection);
		for (const frame of this.#last.values()) connection.send(frame);
		this.#count();
		return {
			heard: (message) => this.#heard(connection, message),
			left: () => {
				this.#room.connections.delete(connection);
				if (this.#room.connections.size > 0) this.#count();
				else this.#leave();
			}
		};
	}

	/** Nobody watches here any more. */
	#leave(): void {
		this.#parts.ended();
		this.#parts.upstream.terminate();
	}

	/** Tells the owner how many watch here. */
	#count(): void {
		const { upstream } = this.#parts;
		if (upstream.readyState === upstream.OPEN)
			upstream.send(encodeJson(messageType.watching, this.#room.connections.size));
	}

	#came(frame: Uint8Array): void {
		const decoder = decoding.createDecoder(frame);
		switch (decoding.readVarUint(decoder)) {
			case messageType.sync: {
				const { part, bytes } = readSync(decoder);
				if (part === syncPart.update) return this.#room.relay(frame, bytes);
				return part === syncPart.step2 ? this.#level(bytes) : undefined;
			}
			case messageType.notice:
				return this.#pass((readJson(decoder) as Notice).kind, frame);
			case messageType.presence:
				return this.#pass('sight', frame);
			default:
				return undefined;
		}
	}

	#level(update: Uint8Array): void {
		Y.applyUpdate(this.#room.doc, update);
		for (const answer of this.#early ?? []) answer();
		this.#early = null;
	}

	#pass(kind: string, frame: Uint8Array): void {
		this.#last.set(kind, frame);
		for (const connection of this.#room.connections)
			if (kind === 'sight') connection.sendLossy(frame);
			else connection.send(frame);
	}

	/** Those who watch may ask what they lack; everything else they say is for nobody. */
	#heard(connection: Connection, message: Uint8Array): void {
		const decoder = decoding.createDecoder(message);
		switch (reading(() => decoding.readVarUint(decoder))) {
			case messageType.sync: {
				const stateVector = reading(() => questionOf(connection, decoder));
				return stateVector ? this.#answer(connection, stateVector) : undefined;
			}
			case messageType.ask:
				return this.#refuse(
					connection,
					reading(() => readJson(decoder))
				);
			case messageType.presence:
			case messageType.wish:
			case messageType.awareness:
			case messageType.query:
			case messageType.auth:
				return undefined;
			default:
				return connection.close(4400);
		}
	}

	#answer(connection: Connection, stateVector: Uint8Array): void {
		if (this.#early) {
			// Read now, so that garbage is found while its sender is known.
			reading(() => Y.decodeStateVector(stateVector));
			this.#early.push(() => connection.send(this.#room.answerTo(stateVector)));
		} else connection.send(reading(() => this.#room.answerTo(stateVector)));
	}

	#refuse(connection: Connection, asked: unknown): void {
		const door = () => Promise.reject(new Error('a watch link never reaches the door'));
		void askOn(connection, asked, this.#parts, door);
	}

	/** The board has moved on to its next part, or to another owner: either way everybody is to come again. */
	#end(code: number): void {
		this.#parts.ended();
		const closing: Closing = code === 4409 ? code : 1012;
		for (const connection of this.#room.connections) connection.close(closing);
		this.#room.end();
	}
}
