import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageType } from '#lib/document/messages.ts';
import type { Connection } from './connection.ts';
import { createTick, type Tick } from './tick.ts';

/** Entries in one message, characters of one state, states of one socket. */
const most = { entries: 512, state: 2048, mine: 4 } as const;

interface State {
	readonly client: number;
	readonly clock: number;
	/** JSON text; `null` where its owner has gone. */
	readonly json: string;
	readonly of: Connection;
}

/**
 * Awareness for stock clients. Each client's state is taken from its owner only; what a stock client echoes
 * of others is left aside, and nobody gets their own back by itself.
 */
export class Awareness {
	readonly #connections: ReadonlySet<Connection>;
	readonly #claim: (client: number, connection: Connection) => boolean;
	readonly #states = new Map<number, State>();
	readonly #tick: Tick;
	#dirty = new Set<number>();

	/** `claim` claims a client id for the connection's person; false where it is somebody else's. */
	constructor(
		connections: ReadonlySet<Connection>,
		interval: number,
		claim: (client: number, connection: Connection) => boolean
	) {
		this.#connections = connections;
		this.#claim = claim;
		this.#tick = createTick(interval, () => this.#flush());
	}

	/** Throws on garbage. */
	heard(connection: Connection, message: Uint8Array): void {
		const decoder = decoding.createDecoder(message);
		const count = decoding.readVarUint(decoder);
		if (count > most.entries) throw new RangeError('too many states');
		for (let i = 0; i < count; i++) {
			const client = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			const json = decoding.readVarString(decoder);
			JSON.parse(json);
			if (json.length <= most.state && client < 2 ** 32 && clock < 2 ** 31)
				this.#take({ client, clock, json, of: connection });
		}
	}

	/** Everybody's state, for whoever just came or asks. */
	tell(connection: Connection): void {
		if (this.#states.size > 0) connection.sendLossy(encode([...this.#states.values()]));
	}

	left(connection: Connection): void {
		// Whoever the id belongs to by now: a state goes with the socket that said it.
		for (const state of this.#states.values())
			if (state.of === connection) this.#put({ ...state, clock: state.clock + 1, json: 'null' });
	}

	stop(): void {
		this.#tick.stop();
	}

	#take(next: State): void {
		const state = this.#states.get(next.client);
		const isNews = state
			? next.clock > state.clock || (next.clock === state.clock && next.json === 'null')
			: next.json !== 'null' && this.#countOf(next.of) < most.mine;
		if (isNews && this.#claim(next.client, next.of)) this.#put(next);
	}

	#put(next: State): void {
		this.#states.set(next.client, next);
		this.#dirty.add(next.client);
		this.#tick.schedule();
	}

	#countOf(connection: Connection): number {
		return [...this.#states.values()].filter(({ of }) => of === connection).length;
	}

	#flush(): void {
		const states = [...this.#dirty].flatMap((client) => this.#states.get(client) ?? []);
		this.#dirty = new Set();
		const frame = encode(states);
		for (const connection of this.#connections)
			if (states.some(({ of }) => of !== connection)) connection.sendLossy(frame);
		for (const { client, json } of states) if (json === 'null') this.#states.delete(client);
	}
}

function encode(states: readonly State[]): Uint8Array {
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, states.length);
	for (const { client, clock, json } of states) {
		encoding.writeVarUint(body, client);
		encoding.writeVarUint(body, clock);
		encoding.writeVarString(body, json);
	}
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.awareness);
	encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
	return encoding.toUint8Array(encoder);
}
