import type { IncomingMessage } from 'node:http';
import type { BoardId } from '#lib/domain/ids.ts';
import type { Caller } from '#lib/server/auth/actor.ts';
import type { Guest } from '../connection.ts';
import type { Gateway } from '../gateway.ts';

/** What a resource answers. `body` is sent as it is, `json` as JSON. */
export interface Reply {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly json?: unknown;
	/** Bytes that never change, compressed once and kept under this key; `passing`: until a few others have been asked for. */
	readonly fixed?: {
		readonly key: string;
		readonly passing?: boolean;
		readonly type: string;
		readonly make: () => Uint8Array | Promise<Uint8Array>;
	};
}

/** One request, as resources see it. */
export interface Asking {
	readonly gateway: Gateway;
	readonly request: IncomingMessage;
	readonly url: URL;
	readonly caller: Caller;
	/** What stands in the path, in order. */
	readonly params: readonly string[];
}

export interface Resource {
	readonly method: 'GET' | 'POST';
	readonly path: RegExp;
	readonly answer: (asking: Asking) => Promise<Reply>;
}

/** Ends a request with a status and a sentence. Thrown by resources, caught by the router. */
export class Denied extends Error {
	override readonly name = 'Denied';
	readonly status: number;
	constructor(status: number, sentence: string) {
		super(sentence);
		this.status = status;
	}
}

export const json = (value: unknown, status = 200): Reply => ({ status, json: value });

type PersonCaller = Extract<Caller, { kind: 'person' }>;

/** The person asking, or 401. */
export function personOf({ caller }: Asking): PersonCaller {
	if (caller.kind === 'person') return caller;
	throw new Denied(401, 'Sign in to do this.');
}

/** Who the caller is on the board; 401 for strangers, 403 without a seat, 404 where there is no board. */
export async function guestOf({ gateway, caller }: Asking, board: BoardId): Promise<Guest> {
	const guest = await gateway.callers.guestOn(caller, board);
	if (guest) return guest;
	if (caller.kind === 'stranger') throw new Denied(401, 'Sign in to see this board.');
	if (!(await gateway.storage.log.head(board))) throw new Denied(404, 'There is no such board.');
	throw new Denied(403, 'You have no seat on this board.');
}

/**
 * Counts what costs more than a look: a person's by themselves, who watches by a link by the address too, for they are
 * many. 429 where it is too much.
 */
export function takeRead({ gateway, request }: Asking, guest: Guest): void {
	const { callers, reads } = gateway;
	const key = guest.kind === 'person' ? guest.person : `${guest.link} ${callers.addressOf(request)}`;
	if (!reads.take(key)) throw new Denied(429, 'Too much at once. Wait a moment.');
}

/** The board's live state for whoever may read it. */
export async function roomOf(asking: Asking, board: BoardId) {
	const guest = await guestOf(asking, board);
	const room = await asking.gateway.rooms.open(board);
	if (!room) throw new Denied(404, 'There is no such board.');
	return { guest, room };
}
