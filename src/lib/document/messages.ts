import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Refusal } from '#lib/domain/result.ts';
import type { Wish } from './wishes.ts';

/**
 * What travels on a board's sockets. 0–3 are the stock y-websocket protocol; ours begin at 100, so a stock
 * client meets numbers it does not know and leaves them alone.
 */
export const messageType = {
	sync: 0,
	awareness: 1,
	auth: 2,
	query: 3,
	/** seat → server, on the agreed socket: JSON of an `Ask` (domain/acts.ts) */
	ask: 100,
	/** server → seat, on the socket that asked: JSON of an `Answer` */
	answer: 101,
	/** both ways, on the agreed socket: binary, lossy, never stored (presence.ts) */
	presence: 102,
	/** server → seat, on the agreed socket: JSON of a `Notice` */
	notice: 103,
	/** seat → server, on the agreed socket: JSON of a `Wish` (wishes.ts) */
	wish: 104,
	/** node → owner, on the agreed socket by which it watches for others: JSON of how many they are */
	watching: 105
} as const;

/** The one answer an act gets; a repeated act gets the first again. */
export type Answer =
	| { readonly id: string; readonly ok: true; readonly seqs: readonly number[] }
	| { readonly id: string; readonly ok: false; readonly refusal: Refusal };

/** One person on the board: the number under which their presence comes. */
export interface Present {
	readonly who: number;
	readonly person: string;
	readonly name: string;
	readonly seat: string;
}

/** How the server's disk fares: `slow` keeps people waiting, `failing` keeps nothing. Reading goes on. */
export type Saving = 'well' | 'slow' | 'failing';

/** The rule under which an act is refused that could not be written. Nobody judged it: it may be asked again. */
export const notSaved = 'not-saved';

export type Notice =
	/**
	 * At the start, and whenever somebody comes or goes. `now` is the server's UTC ms, `present` how many
	 * people are here; watchers are counted, never named, and get nobody's name.
	 */
	| {
			readonly kind: 'here';
			readonly now: number;
			readonly people: readonly Present[];
			readonly present: number;
			readonly watching: number;
	  }
	/** The room ends; the next generation's name. */
	| { readonly kind: 'turned'; readonly generation: number }
	/**
	 * Who presents, and who asks for the floor, in the order they asked: ids of people. At the start where there is
	 * something to say, and when it changes. Watchers are told `presenting` and no names.
	 */
	| {
			readonly kind: 'floor';
			readonly presenting: boolean;
			readonly presenter: string | null;
			readonly asking: readonly string[];
	  }
	/** The presenter asks everybody to come to them. */
	| { readonly kind: 'gather'; readonly by: string }
	/** How many see what this seat sees, of those who do so openly. */
	| { readonly kind: 'followed'; readonly by: number }
	/** Whether what is decided can be written now: at the start where it can't, and when that changes. To people alone. */
	| { readonly kind: 'saving'; readonly saving: Saving }
	/** A wish was not granted, or holds no more. */
	| { readonly kind: 'unwished'; readonly wish: Wish; readonly because: string };

/** Named close codes (4400–4499: the stock client does not reconnect) and the sentence a person is shown. */
export const closeCodes = {
	4400: 'Something this browser sent could not be read. Reload the board to go on.',
	4401: 'You are signed out. Sign in to go on.',
	4403: 'You no longer have a seat on this board.',
	4404: 'This board or this part of its history is not here.',
	4408: 'This browser fell too far behind and will catch up afresh.',
	4409: 'The board has moved on to its next part.',
	4413: 'A message was too large.',
	4422: 'A change was refused because it was not this person’s to make.',
	4429: 'Too much at once. Wait a moment.'
} as const;
export type CloseCode = keyof typeof closeCodes;

/** The protocol's own codes that a seat gets over by itself, and the sentence it shows meanwhile. */
export const passingCodes = {
	1011: 'Something went wrong on the server. It has been noted; this board tries again.',
	1012: 'The server restarts. You reconnect by yourself.',
	1013: 'The server could not save. You reconnect by yourself.'
} as const;
export type PassingCode = keyof typeof passingCodes;

/** A message of ours with a JSON body. */
export function encodeJson(type: number, body: unknown): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, type);
	encoding.writeVarString(encoder, JSON.stringify(body));
	return encoding.toUint8Array(encoder);
}

/** The JSON body of one of our messages, after its type was read. Throws on what is not JSON. */
export const readJson = (decoder: decoding.Decoder): unknown => JSON.parse(decoding.readVarString(decoder));

/** Room names under `sync/<board>/`. The generation keeps an old client from bringing back old history. */
export const roomName = (room: 'agreed' | 'draft', generation: number): string => `${room}@${generation}`;

/** The parts of a socket's path `/sync/<board>/<room>@<generation>`, or null where it is none. */
export function parseRoom(
	path: string
): { board: string; room: 'agreed' | 'draft'; generation: number } | null {
	const match = /^\/sync\/([\w.:-]{1,64})\/(agreed|draft)@(\d{1,10})$/.exec(path);
	if (!match) return null;
	const [, board = '', room, generation] = match;
	return { board, room: room === 'draft' ? 'draft' : 'agreed', generation: Number(generation) };
}
