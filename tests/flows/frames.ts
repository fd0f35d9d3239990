import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { DraftMove } from '../../src/lib/document/draft.ts';
import type { Anchor, Mark } from '../../src/lib/domain/free.ts';
import { idOf, type MarkId } from '../../src/lib/domain/ids.ts';
import { hangMark, putMark } from '../../src/lib/document/free.ts';
import { messageType } from '../../src/lib/document/messages.ts';
import { items, products, teams, timeboxes } from '../../src/lib/domain/testing/board.ts';
import { freshId, type Caller, type House } from './house.ts';
import { raw, type Raw } from './seats.ts';

/** Frames as clients write them, honest and not. */

const cell = { product: products.apps, team: teams.red, timebox: timeboxes.spring };
/** A move of `a1` to summer in the caller's name. */
export const moveOf = (caller: Caller, more: Partial<DraftMove> = {}): DraftMove => ({
	id: freshId(),
	item: items.a1,
	to: { ...cell, timebox: timeboxes.summer, after: null },
	from: cell,
	by: caller.person,
	at: 1,
	...more
});

/** A note in the caller's name. */
export const noteOf = (caller: Caller, text: string, more: object = {}): Mark => ({
	kind: 'note',
	by: caller.person,
	at: 1,
	text,
	tint: 'yellow',
	width: 160,
	height: 120,
	...more
});

/** A comment in the caller's name. */
export const commentOf = (caller: Caller, text: string, answers: MarkId | null = null): Mark => ({
	...{ kind: 'comment', by: caller.person, at: 1 },
	...{ text, mentions: [], answers }
});

export const onCard: Anchor = { on: 'card', item: items.a1, dx: 12, dy: 8 };
export const freshMark = (): MarkId => idOf<MarkId>(freshId());

/** Writes a mark and hangs it on a card, as one update. */
export const hang = (doc: Y.Doc, id: MarkId, mark: Mark, anchor: Anchor = onCard): void =>
	doc.transact(() => {
		putMark(doc, id, mark);
		hangMark(doc, id, anchor);
	});

/** Awareness of any clients, owned or not. */
export function awareness(...states: [client: number, clock: number, state: unknown][]): Uint8Array {
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, states.length);
	for (const [client, clock, state] of states) {
		encoding.writeVarUint(body, client);
		encoding.writeVarUint(body, clock);
		encoding.writeVarString(body, JSON.stringify(state));
	}
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.awareness);
	encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
	return encoding.toUint8Array(encoder);
}

/** What a client that holds `doc` and then does `write` sends. */
export function updateOf(doc: Y.Doc, write: (doc: Y.Doc) => void): Uint8Array {
	const before = Y.encodeStateVector(doc);
	write(doc);
	return Y.encodeStateAsUpdate(doc, before);
}

/** A raw socket that says this first. */
export async function sends(house: House, caller: Caller, room: string, bytes: Uint8Array): Promise<Raw> {
	const seat = raw(house, { cookie: caller.cookie }, room);
	await seat.opened;
	seat.send(bytes);
	return seat;
}
