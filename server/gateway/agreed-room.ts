import * as decoding from 'lib0/decoding';
import type * as Y from 'yjs';
import { appendEntries } from '#lib/document/agreed.ts';
import { encodeJson, messageType, readJson, type Notice } from '#lib/document/messages.ts';
import { reading, type Connection, type Listener } from './connection.ts';
import type { Step } from './decisions.ts';
import type { Measured } from './figures.ts';
import type { Limits } from './limits.ts';
import type { Presence } from './presence.ts';
import { isAhead, questionOf, Room } from './room.ts';

/** What an agreed room asks of its board. */
interface AgreedHooks {
	/** The one door. */
	act(connection: Connection, asked: unknown): void;
	readonly presence: Presence;
	readonly measured: Measured;
	/** The last socket of the room has gone. */
	emptied(): void;
}

/** The agreed board of one generation. Seats read it; only the board itself writes it. */
export class AgreedRoom {
	readonly generation: number;
	readonly #room: Room;
	readonly #hooks: AgreedHooks;
	/** On disk, and written into the document with the tick: what is written together is one update, and nothing is to be merged. */
	#waiting: Step[] = [];

	constructor(generation: number, doc: Y.Doc, limits: Limits, hooks: AgreedHooks) {
		this.generation = generation;
		this.#hooks = hooks;
		this.#room = new Room(doc, limits, hooks.measured, () => this.#write());
		doc.on('update', (update: Uint8Array) => this.#room.queue(update));
	}

	/** What is on disk, as everybody holds it or soon will. */
	get doc(): Y.Doc {
		this.#write();
		return this.#room.doc;
	}

	get connections(): ReadonlySet<Connection> {
		return this.#room.connections;
	}

	/** Takes durable entries; everybody has them with the next tick. */
	append(steps: readonly Step[]): void {
		this.#waiting.push(...steps);
		this.#room.schedule();
	}

	join(connection: Connection): Listener {
		this.#room.connections.add(connection);
		this.#hooks.presence.join(connection);
		return {
			heard: (message) => this.#heard(connection, message),
			left: () => {
				this.#room.connections.delete(connection);
				this.#hooks.presence.leave(connection);
				this.#hooks.emptied();
			}
		};
	}

	/** The last thing this room says: what has happened, and where it goes on. */
	turn(generation: number): void {
		this.#room.flush();
		const notice: Notice = { kind: 'turned', generation };
		const frame = encodeJson(messageType.notice, notice);
		for (const connection of this.connections) {
			connection.send(frame);
			this.#hooks.presence.retire(connection);
		}
	}

	/** Sends what waits for its tick, now. */
	flush(): void {
		this.#room.flush();
	}

	end(): void {
		this.#room.end();
	}

	#heard(connection: Connection, message: Uint8Array): void {
		const decoder = decoding.createDecoder(message);
		switch (reading(() => decoding.readVarUint(decoder))) {
			case messageType.sync:
				return this.#sync(connection, decoder);
			case messageType.ask:
				return this.#hooks.act(
					connection,
					reading(() => readJson(decoder))
				);
			case messageType.presence:
				return this.#hooks.presence.heard(connection, decoder) ? undefined : connection.close(4400);
			case messageType.wish:
				return this.#hooks.presence.wished(
					connection,
					reading(() => readJson(decoder))
				)
					? undefined
					: connection.close(4400);
			case messageType.watching:
				return this.#hooks.presence.counted(
					connection,
					reading(() => readJson(decoder))
				)
					? undefined
					: connection.close(4400);
			// Who is here is told by `presence`, which watchers don't hear; awareness lives in the draft room.
			case messageType.awareness:
			case messageType.query:
			case messageType.auth:
				return undefined;
			default:
				return connection.close(4400);
		}
	}

	/**
	 * A state vector is answered. Nobody writes here: this document has one writer. Who holds more of that than there is has it
	 * from a later state of data that was put back to an earlier one.
	 */
	#sync(connection: Connection, decoder: decoding.Decoder): void {
		const stateVector = reading(() => questionOf(connection, decoder));
		if (!stateVector) return;
		const { doc } = this;
		if (reading(() => isAhead(stateVector, doc))) return connection.close(4408);
		connection.send(reading(() => this.#room.answerTo(stateVector)));
	}

	#write(): void {
		if (this.#waiting.length === 0) return;
		const steps = this.#waiting;
		this.#waiting = [];
		appendEntries(this.#room.doc, steps);
	}
}
