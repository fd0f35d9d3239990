import type { SeatKind } from '#lib/domain/board.ts';
import type { AskedAct } from '#lib/domain/acts.ts';
import type { ActId, BoardId, PersonId } from '#lib/domain/ids.ts';
import type { AgreedBoard } from '#lib/domain/agreed.ts';
import type { Hung } from '#lib/domain/free.ts';
import type { SnapshotBody } from '#lib/domain/snapshot.ts';
import type { Answer } from '#lib/document/messages.ts';

/** How this seat reaches the server. A test brings its own cookies and sockets; a browser has them. */
export interface Wire {
	/** `https://lockstep.example`, no slash at the end. */
	readonly origin: string;
	readonly fetch: typeof fetch;
	readonly WebSocket: typeof WebSocket;
	/**
	 * Ms without an answer, or without any sign of life, after which the wire is doubted; twice as long, and
	 * it counts as cut.
	 */
	readonly patience: number;
}

export const browserWire = (): Wire => ({
	origin: location.origin,
	fetch: (input, init) => fetch(input, init),
	WebSocket,
	patience: 5_000
});

/** Who this seat is on this board, as the server says. A watcher has no person. */
export interface Me {
	readonly person: PersonId | null;
	readonly name: string;
	readonly seats: readonly SeatKind[];
	readonly administrator: boolean;
	readonly watching: boolean;
}

/** What the server says of a board before anything of it is loaded. */
export interface Bootstrap {
	readonly id: BoardId;
	readonly name: string;
	readonly generation: number;
	readonly seq: number;
	/** Yjs client id given to this seat. */
	readonly client: number;
	readonly me: Me;
	/** The server's clock, UTC ms. */
	readonly now: number;
}

/** A person of the board's directory. */
export interface Person {
	readonly person: PersonId;
	readonly name: string;
	readonly initials: string;
}

/**
 * The server could not be reached (`status` null) or did not grant what was asked (its HTTP status).
 * `message` is a sentence for the person.
 */
export class WireError extends Error {
	override readonly name = 'WireError';
	readonly status: number | null;
	constructor(message: string, status: number | null, cause?: unknown) {
		super(message, { cause });
		this.status = status;
	}
}

/** An act was sent and no answer came: it may have been taken. */
export class Unanswered extends WireError {
	constructor() {
		super(
			'No answer came. Once the connection is back the board shows whether it was taken; nothing will be sent twice.',
			null
		);
	}
}

export const unreachableServer = 'The server can’t be reached just now.';

/** `large`: as long as a phone on a train may need for a board of 10,000 items. */
async function request(
	wire: Wire,
	path: string,
	init: RequestInit = {},
	size: 'small' | 'large' = 'small'
): Promise<Response> {
	const signal = AbortSignal.timeout(wire.patience * (size === 'small' ? 1 : 12));
	return arrived(() => wire.fetch(wire.origin + path, { credentials: 'same-origin', signal, ...init }));
}

/** The wire may end before the answer, or in the middle of it. */
async function arrived<T>(part: () => Promise<T>): Promise<T> {
	try {
		return await part();
	} catch (cause) {
		throw new WireError(unreachableServer, null, cause);
	}
}

async function granted(response: Response): Promise<Response> {
	if (response.ok) return response;
	const body = (await response.json().catch(() => null)) as { error?: unknown } | null;
	const sentence = typeof body?.error === 'string' ? body.error : null;
	// What stands before our server answers as it likes while that restarts, or nobody has signed in to the train's
	// network: whatever does not bear a sentence of ours is as good as not reached.
	const status = sentence === null || response.status >= 500 ? null : response.status;
	throw new WireError(sentence ?? `The server answered ${response.status}.`, status);
}

/** What a resource answers. Throws a `WireError`. */
export async function json(wire: Wire, path: string, size: 'small' | 'large' = 'small'): Promise<unknown> {
	const response = await granted(await request(wire, path, {}, size));
	return arrived(() => response.json());
}

const at = (board: string, rest = ''): string => `/api/v1/boards/${encodeURIComponent(board)}${rest}`;

export const fetchBootstrap = async (wire: Wire, board: string): Promise<Bootstrap> =>
	(await json(wire, at(board))) as Bootstrap;

/** The agreed room of a generation as it began: Yjs V1 update bytes. `afresh`: as the server has it, not as it is kept here. */
export async function fetchBase(
	wire: Wire,
	board: string,
	generation: number,
	afresh: boolean
): Promise<Uint8Array> {
	const init: RequestInit = afresh ? { cache: 'reload' } : {};
	const response = await granted(await request(wire, at(board, `/generations/${generation}`), init, 'large'));
	return new Uint8Array(await arrived(() => response.arrayBuffer()));
}

/** At most as many ids as fit an address; ids that are not there are left out of the answer. */
export const fetchWords = async (
	wire: Wire,
	board: string,
	ids: readonly string[]
): Promise<Readonly<Record<string, string>>> =>
	(await json(wire, at(board, `/words?ids=${ids.map(encodeURIComponent).join(',')}`))) as Record<
		string,
		string
	>;

export const fetchPeople = async (wire: Wire, board: string): Promise<readonly Person[]> =>
	(await json(wire, at(board, '/people'))) as Person[];

/** A session's records before it opened, and its entries. Shapes are domain/snapshot.ts's and domain/entries.ts's. */
export const fetchReplay = (wire: Wire, board: string, number: number): Promise<unknown> =>
	json(wire, at(board, `/sessions/${number}/replay`), 'large');

/** The free layer of a session as it was locked, or as it is where that is still to come. */
export const fetchMarks = async (wire: Wire, board: string, number: number): Promise<readonly Hung[]> =>
	(await json(wire, at(board, `/sessions/${number}/marks`), 'large')) as Hung[];

/** What was agreed in a version of the board. Its bytes never change, so the browser keeps them. */
export async function fetchAgreed(wire: Wire, board: string, version: number): Promise<AgreedBoard> {
	return ((await json(wire, at(board, `/snapshots/${version}`), 'large')) as SnapshotBody).agreed;
}

/** One act over HTTP. A refusal is an answer (409), not an error. */
export const postAct = (wire: Wire, board: string, id: ActId, act: AskedAct): Promise<Answer> =>
	postAsked(wire, at(board, '/acts'), { id, act });

/** Something asked of the rules, of whatever resource takes it. */
export async function postAsked(wire: Wire, path: string, asked: unknown): Promise<Answer> {
	const response = await request(wire, path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(asked)
	});
	if (response.status === 409) return (await response.json()) as Answer;
	return (await (await granted(response)).json()) as Answer;
}

/** Where the rooms of a board are: `wss://…/sync/<board>`. */
export const syncAddress = (wire: Wire, board: string): string =>
	`${wire.origin.replace(/^http/, 'ws')}/sync/${encodeURIComponent(board)}`;
