import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageType } from '#lib/document/messages.ts';
import type { Connection } from './connection.ts';
import { createTick } from './tick.ts';

const most = { entries: 512, state: 2048, mine: 4 } as const;

interface State {
	clock: number;
	/** JSON text; `null` where its owner has gone. */
	json: string;
	readonly of: Connection;
}

/**
 * Awareness for stock clients. Each client's state is taken from its owner only; what a stock client echoes
 * of others is left aside, and nobody gets their own back by themselves.
 */
export function createAwareness(
	connections: ReadonlySet<Connection>,
	interval: number,
	/** Claims a client id for the connection's person; false where it is somebody else's. */
	claim: (client: number, connection: Connection) => boolean
) {
	const states = new Map<number, State>();
	let dirty = new Set<number>();
	const tick = createTick(interval, () => {
		const frame = encode(dirty);
		const authors = new Set([...dirty].map((client) => states.get(client)?.of));
		for (const connection of connections)
			if (authors.size > 1 || !authors.has(connection)) connection.sendLossy(frame);
		for (const client of dirty) if (states.get(client)?.json === 'null') states.delete(client);
		dirty = new Set();
	});

	function encode(clients: Iterable<number>): Uint8Array {
		const known = [...clients].filter((client) => states.has(client));
		const body = encoding.createEncoder();
		encoding.writeVarUint(body, known.length);
		for (const client of known) {
			const { clock, json } = states.get(client) ?? { clock: 0, json: 'null' };
			encoding.writeVarUint(body, client);
			encoding.writeVarUint(body, clock);
			encoding.writeVarString(body, json);
		}
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, messageType.awareness);
		encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
		return encoding.toUint8Array(encoder);
	}

	function take(connection: Connection, client: number, clock: number, json: string): void {
		const state = states.get(client);
		if ((!state && !canHaveMore(connection)) || !claim(client, connection)) return;
		if (state && (clock < state.clock || (clock === state.clock && json !== 'null'))) return;
		if (!state && json === 'null') return;
		states.set(client, { clock, json, of: connection });
		dirty.add(client);
		tick.schedule();
	}
	const canHaveMore = (connection: Connection) =>
		[...states.values()].filter(({ of }) => of === connection).length < most.mine;

	return {
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
					take(connection, client, clock, json);
			}
		},
		/** Everybody's state, for whoever just came or asks. */
		tell(connection: Connection): void {
			if (states.size > 0) connection.sendLossy(encode(states.keys()));
		},
		left(connection: Connection): void {
			for (const [client, state] of states)
				if (state.of === connection) take(connection, client, state.clock + 1, 'null');
		},
		stop: () => tick.stop()
	};
}
export type Awareness = ReturnType<typeof createAwareness>;
