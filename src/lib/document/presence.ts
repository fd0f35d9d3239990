import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { idOf, type ItemId, type ProductId, type TeamId, type TimeboxId } from '#lib/domain/ids.ts';
import { ranked, type Ranked } from '#lib/domain/order.ts';
import type { Table } from '#lib/domain/table.ts';
import { messageType } from './messages.ts';
import { readByte, readIndex, readItem, whole } from './presence-bytes.ts';
import { measured, readSeen, type Seen, type Sight, unmeasured, writeSeen } from './sights.ts';

/**
 * Where hands are: binary, lossy, never stored. A place on the board is sent as positions among the products,
 * teams and timeboxes in order of rank, so a pointer costs 5 bytes upstream and about 9 a person downstream.
 * What somebody carries is sent when it changes, what they see now and then. Both directions on the agreed socket.
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
export interface Cell {
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
	/** What goes with the card that is carried; only told with it. */
	readonly others?: readonly ItemId[];
	/** The hand points with the laser now. */
	readonly laser?: true;
	/** Absent: as before. Downstream only to whoever follows them. */
	readonly seen?: Seen;
}

/** One person's touch as everybody gets it; `who` as in the `here` notice. */
export interface Hand extends Touch {
	readonly who: number;
}

const flag = { spot: 1, carry: 2, item: 4, laser: 8, seen: 16, turned: 32, others: 64 } as const;
const allFlags = 127;
/** So many changes go into one proposal. */
const mostOthers = 200;

/** Ids in the board's order: the same list on every seat that stands at the same entry. */
const idsIn = <T extends Ranked>(records: ReadonlyMap<string, T>): T['id'][] =>
	ranked(records.values()).map(({ id }) => id);

type Where = Pick<Cell, 'product' | 'team' | 'timebox'>;

/** What travels by position, and back; null where a lane or column is not on this table. */
export interface Places {
	cell(spot: Spot): Cell | null;
	spot(cell: Cell): Spot | null;
	seen(sight: Sight): Seen | null;
	sight(seen: Seen): Sight | null;
}

/** Turns spots into cells and back, by the order the table has now. Make a new one when lanes change. */
export function places(table: Table): Places {
	const products = idsIn(table.products);
	const teams = idsIn(table.teams);
	const timeboxes = idsIn(table.timeboxes);
	const indexed = (spot: Spot): Where | null => {
		const product = products.indexOf(spot.product);
		const team = teams.indexOf(spot.team);
		const timebox = timeboxes.indexOf(spot.timebox);
		return product < 0 || team < 0 || timebox < 0 ? null : { product, team, timebox };
	};
	const named = (where: Where): Omit<Spot, 'fx' | 'fy'> | null => {
		const product = products[where.product];
		const team = teams[where.team];
		const timebox = timeboxes[where.timebox];
		if (!product || !team || !timebox) return null;
		return {
			product: idOf<ProductId>(product),
			team: idOf<TeamId>(team),
			timebox: idOf<TimeboxId>(timebox)
		};
	};
	return {
		cell(spot) {
			const where = indexed(spot);
			return where && { ...where, fx: byte(spot.fx), fy: byte(spot.fy) };
		},
		spot(cell) {
			const where = named(cell);
			return where && { ...where, fx: cell.fx / 255, fy: cell.fy / 255 };
		},
		seen(sight) {
			const where = indexed(sight.spot);
			return where && { ...where, ...measured(sight) };
		},
		sight(seen) {
			const where = named(seen);
			if (!where) return null;
			const { fx, fy, ...rest } = unmeasured(seen);
			return { spot: { ...where, fx, fy }, ...rest };
		}
	};
}

const byte = (fraction: number): number => Math.round(Math.min(1, Math.max(0, fraction)) * 255) || 0;

function writeTouch(encoder: encoding.Encoder, { cell, carrying, others, laser, seen }: Touch): void {
	const flags =
		(cell ? flag.spot : 0) |
		(carrying === undefined ? 0 : flag.carry) |
		(carrying ? flag.item : 0) |
		(laser ? flag.laser : 0) |
		(seen ? flag.seen : 0) |
		(seen?.turned ? flag.turned : 0) |
		(carrying && others ? flag.others : 0);
	encoding.writeUint8(encoder, flags);
	if (cell) {
		for (const index of [cell.product, cell.team, cell.timebox]) encoding.writeVarUint(encoder, index);
		encoding.writeUint8(encoder, cell.fx);
		encoding.writeUint8(encoder, cell.fy);
	}
	if (carrying) encoding.writeVarString(encoder, carrying);
	if (carrying && others) {
		encoding.writeVarUint(encoder, others.length);
		for (const item of others) encoding.writeVarString(encoder, item);
	}
	if (seen) writeSeen(encoder, seen);
}

/** Throws on what is out of bounds; callers turn that into null. */
function readTouch(decoder: decoding.Decoder): Touch {
	const flags = readByte(decoder);
	const has = (each: number): boolean => (flags & each) !== 0;
	const lost = (has(flag.item) && !has(flag.carry)) || (has(flag.others) && !has(flag.item));
	if (flags > allFlags || lost || (has(flag.turned) && !has(flag.seen)))
		throw new RangeError('unknown flags');
	const cell = has(flag.spot) ? readCell(decoder) : null;
	return {
		cell,
		...(has(flag.carry) ? { carrying: has(flag.item) ? readItem(decoder) : null } : {}),
		...(has(flag.others) ? { others: readOthers(decoder) } : {}),
		...(has(flag.laser) ? { laser: true } : {}),
		...(has(flag.seen) ? { seen: readSeen(decoder, has(flag.turned)) } : {})
	};
}

function readOthers(decoder: decoding.Decoder): ItemId[] {
	const count = decoding.readVarUint(decoder);
	if (count > mostOthers) throw new RangeError('others');
	return Array.from({ length: count }, () => readItem(decoder));
}

const readCell = (decoder: decoding.Decoder): Cell => ({
	product: readIndex(decoder),
	team: readIndex(decoder),
	timebox: readIndex(decoder),
	fx: readByte(decoder),
	fy: readByte(decoder)
});

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
		const hands: Hand[] = [];
		// Numbers are never given twice, so that there is no highest one. A count that promises too much ends short.
		for (let i = 0; i < count; i++) hands.push({ who: decoding.readVarUint(decoder), ...readTouch(decoder) });
		return hands;
	});
