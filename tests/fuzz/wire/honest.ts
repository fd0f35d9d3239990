import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { dropMove, putMove, type DraftMove } from '#lib/document/draft.ts';
import { dropMark, hangMark, hungAt, namesIn, putMark } from '#lib/document/free.ts';
import { encodeJson, messageType } from '#lib/document/messages.ts';
import { encodeTouch } from '#lib/document/presence.ts';
import { mayEdit, mayMoveOrRemove, whyNotMark, type MarkHand } from '#lib/domain/free-rules.ts';
import type { Hung } from '#lib/domain/free.ts';
import { idOf, type MarkId } from '#lib/domain/ids.ts';
import { sync } from '../../fixtures/sync.ts';
import type { Chance } from '../rules/chance.ts';
import { facilitator } from './guests.ts';
import type { Seat } from './seat.ts';
import { actOf, anchorOf, markOf, moveOf, rewritten, touchOf, wishOf } from './values.ts';

/** Frames as our own client sends them. */

/** A draft holds no more than it takes to meet each other in it. */
const most = { moves: 4, marks: 16 } as const;

/** What somebody does in the draft by hand; null where there is nothing to do just now. `id`: one nobody has used. */
export function drafts(seat: Seat, chance: Chance, id: string): Uint8Array | null {
	return chance.weighted<() => Uint8Array | null>([
		[4, () => moves(seat, chance, id)],
		[5, () => puts(seat, chance, id)],
		[5, () => changes(seat, chance)],
		[2, () => takesAway(seat, chance)]
	])();
}

function moves(seat: Seat, chance: Chance, id: string): Uint8Array | null {
	const { person } = seat.guest;
	const mine = [...seat.doc.getMap<DraftMove>('moves').values()].filter(({ by }) => by === person);
	const old = chance.once(2) ? chance.maybe(mine, null) : null;
	if (mine.length > most.moves || (old && chance.once(2))) {
		const dropped = old ?? mine[0];
		return dropped ? seat.writes((doc) => dropMove(doc, dropped.id)) : null;
	}
	return seat.writes((doc) => putMove(doc, moveOf(chance, old?.id ?? id, person)));
}

function puts(seat: Seat, chance: Chance, id: string): Uint8Array | null {
	const { doc, guest } = seat;
	const names = namesIn(doc);
	if (names.length > most.marks) return takesAway(seat, chance);
	const thread = anyOf(doc, chance, ({ mark }) => mark.kind === 'comment' && mark.answers === null);
	const mark = markOf(chance, guest.person, thread?.id ?? null);
	return seat.writes(() => {
		putMark(doc, idOf<MarkId>(id), mark);
		hangMark(doc, idOf<MarkId>(id), anchorOf(chance));
	});
}

const handOf = ({ guest: { person } }: Seat): MarkHand => ({ person, facilitates: person === facilitator });

function changes(seat: Seat, chance: Chance): Uint8Array | null {
	const { doc } = seat;
	const hand = handOf(seat);
	const hung = anyOf(doc, chance, () => true);
	if (!hung) return null;
	const { id, mark } = hung;
	if (chance.once(2) && mayMoveOrRemove(mark, hand))
		return seat.writes(() => hangMark(doc, id, anchorOf(chance)));
	const settled = mark.kind === 'comment' && { ...mark, resolved: true as const };
	const now = mayEdit(mark, hand) ? rewritten(chance, mark) : settled;
	return now && whyNotMark(mark, now, hand) === null ? seat.writes(() => putMark(doc, id, now)) : null;
}

function takesAway(seat: Seat, chance: Chance): Uint8Array | null {
	const hung = anyOf(seat.doc, chance, ({ mark }) => mayMoveOrRemove(mark, handOf(seat)));
	return hung && seat.writes((doc) => dropMark(doc, hung.id));
}

/** One that is so, where a few tries find one: to read all of them would be most of the run. */
function anyOf(doc: Y.Doc, chance: Chance, isSo: (hung: Hung) => boolean): Hung | null {
	const names = namesIn(doc);
	for (let tries = 4; tries > 0 && names.length > 0; tries--) {
		const hung = hungAt(doc, chance.of(names));
		if (hung && isSo(hung)) return hung;
	}
	return null;
}

/** What else goes over a draft's socket. */
export function asksDraft(doc: Y.Doc, chance: Chance, clock: number): Uint8Array {
	return chance.of([
		() => sync(0, Y.encodeStateVector(doc)),
		() => Uint8Array.of(messageType.query),
		() => awareness(doc.clientID, clock, { name: 'Somebody', n: clock })
	])();
}

/** What goes over a socket of the agreed room. */
export function asksAgreed(chance: Chance, id: string, known: readonly string[]): Uint8Array {
	return chance.weighted<() => Uint8Array>([
		[3, () => encodeTouch(touchOf(chance))],
		[2, () => encodeJson(messageType.wish, wishOf(chance))],
		[2, () => encodeJson(messageType.ask, { id, act: actOf(chance, known) })],
		[1, () => sync(0, Uint8Array.of(0))],
		[1, () => sync(2, Uint8Array.of(0, 0))]
	])();
}

export function awareness(client: number, clock: number, state: unknown): Uint8Array {
	const body = encoding.createEncoder();
	for (const each of [1, client, clock]) encoding.writeVarUint(body, each);
	encoding.writeVarString(body, JSON.stringify(state));
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.awareness);
	encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
	return encoding.toUint8Array(encoder);
}
