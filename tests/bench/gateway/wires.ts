import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageType, readJson, type Answer, type Notice } from '../../../src/lib/document/messages.ts';
import { decodeHands, encodeTouch } from '../../../src/lib/document/presence.ts';

/** What comes over a socket, as far as the bench looks at it. */
export type Heard =
	| { readonly kind: 'update' | 'answer'; readonly bytes: Uint8Array }
	/** Where hands are: the first person's mark among them, if it was told. */
	| { readonly kind: 'hands'; readonly mark: number | null }
	/** An act was judged. */
	| { readonly kind: 'judged'; readonly ok: boolean }
	/** A generation ends, and goes on by this number. */
	| { readonly kind: 'turned'; readonly generation: number }
	| { readonly kind: 'other' };

/** How one server wants to be talked to. */
export interface Wire {
	/** What is said when a socket has opened, before all else. */
	readonly hello: readonly Uint8Array[];
	/** A question for all the server has beyond a state vector. */
	question(stateVector: Uint8Array): Uint8Array;
	update(update: Uint8Array): Uint8Array;
	/** A hand somewhere; `mark` 0–255 tells one from the next. */
	hand(person: number, clock: number, mark: number): Uint8Array;
	read(message: Uint8Array): Heard;
}

const part = { step1: 0, step2: 1, update: 2 } as const;

function framed(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}

function syncOf(encoder: encoding.Encoder, which: number, bytes: Uint8Array): void {
	encoding.writeVarUint(encoder, messageType.sync);
	encoding.writeVarUint(encoder, which);
	encoding.writeVarUint8Array(encoder, bytes);
}

function readSync(decoder: decoding.Decoder): Heard {
	const which = decoding.readVarUint(decoder);
	if (which === part.step1) return { kind: 'other' };
	return {
		kind: which === part.step2 ? 'answer' : 'update',
		bytes: decoding.readVarUint8Array(decoder)
	};
}

const readNotice = (notice: Notice): Heard => (notice.kind === 'turned' ? notice : { kind: 'other' });

/** Ours: the stock protocol for documents, its own for hands. */
export const lockstep: Wire = {
	hello: [],
	question: (stateVector) => framed((encoder) => syncOf(encoder, part.step1, stateVector)),
	update: (update) => framed((encoder) => syncOf(encoder, part.update, update)),
	hand: (person, _clock, mark) =>
		encodeTouch({
			cell: {
				product: person % 40,
				team: person % 48,
				timebox: person % 24,
				fx: mark,
				fy: person === 0 ? 0 : 1 + (person % 255)
			}
		}),
	read(message) {
		const decoder = decoding.createDecoder(message);
		const type = decoding.readVarUint(decoder);
		if (type === messageType.sync) return readSync(decoder);
		if (type === messageType.answer) return { kind: 'judged', ok: (readJson(decoder) as Answer).ok };
		if (type === messageType.notice) return readNotice(readJson(decoder) as Notice);
		if (type !== messageType.presence) return { kind: 'other' };
		const first = decodeHands(decoder)?.find(({ cell }) => cell?.fy === 0);
		return { kind: 'hands', mark: first?.cell?.fx ?? null };
	}
};

/** Awareness as `y-protocols` encodes one client's state. */
function awarenessOf(encoder: encoding.Encoder, person: number, clock: number, mark: number): void {
	encoding.writeVarUint(encoder, messageType.awareness);
	encoding.writeVarUint8Array(
		encoder,
		framed((body) => {
			encoding.writeVarUint(body, 1);
			encoding.writeVarUint(body, 1000 + person);
			encoding.writeVarUint(body, clock);
			encoding.writeVarString(body, JSON.stringify({ user: person, cursor: { x: mark, y: person % 255 } }));
		})
	);
}

function readAwareness(decoder: decoding.Decoder): Heard {
	const body = decoding.createDecoder(decoding.readVarUint8Array(decoder));
	let mark: number | null = null;
	for (let left = decoding.readVarUint(body); left > 0; left--) {
		const client = decoding.readVarUint(body);
		decoding.readVarUint(body);
		const json = decoding.readVarString(body);
		if (client === 1000) mark = (JSON.parse(json) as { cursor?: { x: number } } | null)?.cursor?.x ?? null;
	}
	return { kind: 'hands', mark };
}

/** The stock protocol, each message with something before it. */
const stock = (before: (encoder: encoding.Encoder) => void, after: (decoder: decoding.Decoder) => void) => ({
	question: (stateVector: Uint8Array) =>
		framed((encoder) => {
			before(encoder);
			syncOf(encoder, part.step1, stateVector);
		}),
	update: (update: Uint8Array) =>
		framed((encoder) => {
			before(encoder);
			syncOf(encoder, part.update, update);
		}),
	hand: (person: number, clock: number, mark: number) =>
		framed((encoder) => {
			before(encoder);
			awarenessOf(encoder, person, clock, mark);
		}),
	read(message: Uint8Array): Heard {
		const decoder = decoding.createDecoder(message);
		after(decoder);
		const type = decoding.readVarUint(decoder);
		// Hocuspocus answers a question by its own type 4, of the same form.
		if (type === messageType.sync || type === 4) return readSync(decoder);
		return type === messageType.awareness ? readAwareness(decoder) : { kind: 'other' };
	}
});

export const yws: Wire = {
	hello: [],
	...stock(
		() => {},
		() => {}
	)
};

/** Every message bears the document's name; a token comes first. */
const named = (encoder: encoding.Encoder): void => encoding.writeVarString(encoder, 'board');
export const hocuspocus: Wire = {
	hello: [
		framed((encoder) => {
			named(encoder);
			encoding.writeVarUint(encoder, messageType.auth);
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, 'token');
		})
	],
	...stock(named, (decoder) => void decoding.readVarString(decoder))
};
