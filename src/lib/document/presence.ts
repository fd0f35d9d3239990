import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { idOf, type ItemId, type ProductId, type TeamId, type TimeboxId } from '#lib/domain/ids.ts';
import type { Table } from '#lib/domain/table.ts';
import { messageType } from './messages.ts';

/**
 * Where hands are: binary, lossy, never stored. A place on the board is sent as positions among the products,
 * teams and timeboxes in order of rank, so a pointer costs 5 bytes upstream and about 9 a person downstream.
 * What somebody carries is sent when it changes. Both directions on the agreed socket.
 */

/** A point inside a cell, by position in rank order; `fx` and `fy` are 0–1 inside the cell. */
export interface Spot {
	readonly product: ProductId;
	readonly team: TeamId;
	readonly timebox: TimeboxId;
	readonly fx: number;
	readonly fy: number;
}

/** A spot as it travels: positions instead of ids, bytes instead of fractions. */
interface Cell {
	readonly product: number;
	readonly team: number;
	readonly timebox: number;
	readonly fx: number;
	readonly fy: number;
}

/** What one hand says: where it is (null: off the board), and what it carries where that changed. */
export interface Touch {
	readonly cell: Cell | null;
	/** Absent: as before. Null: nothing any more. */
	readonly carrying?: ItemId | null;
}

/** One person's touch as everybody gets it; `who` as in the `here` notice. */
export interface Hand extends Touch {
	readonly who: number;
}

const flag = { spot: 1, carry: 2, item: 4 } as const;
const most = { people: 1000, index: 100_000 } as const;

interface Ranked {
	readonly id: string;
	readonly rank: string;
}

/** Ids in order of rank, ties by id: the same list on every seat that stands at the same entry. */
const ranked = <T extends Ranked>(records: ReadonlyMap<string, T>): T['id'][] =>
	[...records.values()]
		.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1))
		.map(({ id }) => id);

/** Turns spots into cells and back, by the order the table has now. Make a new one when lanes change. */
export function places(table: Table): { cell(spot: Spot): Cell | null; spot(cell: Cell): Spot | null } {
	const products = ranked(table.products);
	const teams = ranked(table.teams);
	const timeboxes = ranked(table.timeboxes);
	return {
		cell({ product, team, timebox, fx, fy }) {
			const cell = {
				product: products.indexOf(product),
				team: teams.indexOf(team),
				timebox: timeboxes.indexOf(timebox),
				fx: byte(fx),
				fy: byte(fy)
			};
			return cell.product < 0 || cell.team < 0 || cell.timebox < 0 ? null : cell;
		},
		spot(cell) {
			const product = products[cell.product];
			const team = teams[cell.team];
			const timebox = timeboxes[cell.timebox];
			if (!product || !team || !timebox) return null;
			return {
				product: idOf<ProductId>(product),
				team: idOf<TeamId>(team),
				timebox: idOf<TimeboxId>(timebox),
				fx: cell.fx / 255,
				fy: cell.fy / 255
			};
		}
	};
}

const byte = (fraction: number): number => Math.round(Math.min(1, Math.max(0, fraction)) * 255) || 0;

function writeTouch(encoder: encoding.Encoder, { cell, carrying }: Touch): void {
	encoding.writeUint8(
		encoder,
		(cell ? flag.spot : 0) | (carrying === undefined ? 0 : flag.carry) | (carrying ? flag.item : 0)
	);
	if (cell) {
		for (const index of [cell.product, cell.team, cell.timebox]) encoding.writeVarUint(encoder, index);
		encoding.writeUint8(encoder, cell.fx);
		encoding.writeUint8(encoder, cell.fy);
	}
	if (carrying) encoding.writeVarString(encoder, carrying);
}

/** Throws on what is out of bounds; callers turn that into null. */
function readTouch(decoder: decoding.Decoder): Touch {
	const flags = readByte(decoder);
	if (flags > 7) throw new RangeError('unknown flags');
	const cell =
		flags & flag.spot
			? {
					product: readIndex(decoder),
					team: readIndex(decoder),
					timebox: readIndex(decoder),
					fx: readByte(decoder),
					fy: readByte(decoder)
				}
			: null;
	if (!(flags & flag.carry)) return { cell };
	return { cell, carrying: flags & flag.item ? readItem(decoder) : null };
}

function readByte(decoder: decoding.Decoder): number {
	if (!decoding.hasContent(decoder)) throw new RangeError('short');
	return decoding.readUint8(decoder);
}

function readIndex(decoder: decoding.Decoder): number {
	const index = decoding.readVarUint(decoder);
	if (index > most.index) throw new RangeError('index');
	return index;
}

function readItem(decoder: decoding.Decoder): ItemId {
	const text = decoding.readVarString(decoder);
	if (!/^[\w.:-]{1,64}$/.test(text)) throw new RangeError('id');
	return idOf<ItemId>(text);
}

/** Reads all of `decoder` by `read`; null where it throws or leaves something over. */
function whole<T>(decoder: decoding.Decoder, read: (decoder: decoding.Decoder) => T): T | null {
	try {
		const value = read(decoder);
		return decoding.hasContent(decoder) ? null : value;
	} catch {
		return null;
	}
}

/** Seat → server, with its message type. */
export function encodeTouch(touch: Touch): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.presence);
	writeTouch(encoder, touch);
	return encoding.toUint8Array(encoder);
}

/** What a seat sent, after the message type was read; null where it is garbage. */
export const decodeTouch = (decoder: decoding.Decoder): Touch | null => whole(decoder, readTouch);

/** Server → seats, with its message type. */
export function encodeHands(hands: readonly Hand[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, messageType.presence);
	encoding.writeVarUint(encoder, hands.length);
	for (const hand of hands) {
		encoding.writeVarUint(encoder, hand.who);
		writeTouch(encoder, hand);
	}
	return encoding.toUint8Array(encoder);
}

/** What the server sent, after the message type was read; null where it is garbage. */
export const decodeHands = (decoder: decoding.Decoder): Hand[] | null =>
	whole(decoder, () => {
		const count = decoding.readVarUint(decoder);
		if (count > most.people) throw new RangeError('people');
		const hands: Hand[] = [];
		for (let i = 0; i < count; i++) hands.push({ who: readIndex(decoder), ...readTouch(decoder) });
		return hands;
	});
