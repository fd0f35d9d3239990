import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readByte, readIndex, readPair } from './presence-bytes.ts';
import type { Spot } from './presence.ts';

/** What one seat has before it, in terms that hold for every screen: the middle, how near, how much. */
export interface Sight {
	/** The middle of what is seen. */
	readonly spot: Spot;
	/** 1 = 100 %. */
	readonly zoom: number;
	/** What the heads leave free, CSS pixels. */
	readonly width: number;
	readonly height: number;
	/** Team lanes hold the products instead of the other way round. */
	readonly turned: boolean;
}

/** A sight as it travels: positions in rank order instead of ids, whole numbers instead of fractions. About 11 bytes. */
export interface Seen {
	readonly product: number;
	readonly team: number;
	readonly timebox: number;
	/** 0–65535: a cell can be higher than a screen. */
	readonly fx: number;
	readonly fy: number;
	/** Per mille, 1–65535. */
	readonly zoom: number;
	/** In 16 CSS pixels, 1–255. */
	readonly width: number;
	readonly height: number;
	readonly turned: boolean;
}

/** Pixels that one step of a width or height stands for. */
const grain = 16;

const clamp = (value: number, low: number, high: number): number =>
	Math.min(high, Math.max(low, Math.round(value))) || low;

/** The figures of a sight, rounded to what travels. */
export const measured = ({ spot, zoom, width, height, turned }: Sight) => ({
	fx: clamp(spot.fx * 65535, 0, 65535),
	fy: clamp(spot.fy * 65535, 0, 65535),
	zoom: clamp(zoom * 1000, 1, 65535),
	width: clamp(width / grain, 1, 255),
	height: clamp(height / grain, 1, 255),
	turned
});

/** The way back. */
export const unmeasured = ({ fx, fy, zoom, width, height, turned }: Seen) => ({
	fx: fx / 65535,
	fy: fy / 65535,
	zoom: zoom / 1000,
	width: width * grain,
	height: height * grain,
	turned
});

const writePair = (encoder: encoding.Encoder, value: number): void => {
	encoding.writeUint8(encoder, value >> 8);
	encoding.writeUint8(encoder, value & 255);
};

/** `turned` travels among the flags of the touch. */
export function writeSeen(encoder: encoding.Encoder, seen: Seen): void {
	for (const index of [seen.product, seen.team, seen.timebox]) encoding.writeVarUint(encoder, index);
	for (const value of [seen.fx, seen.fy, seen.zoom]) writePair(encoder, value);
	for (const value of [seen.width, seen.height]) encoding.writeUint8(encoder, value);
}

/** Throws on what is out of bounds. */
export function readSeen(decoder: decoding.Decoder, turned: boolean): Seen {
	const seen = {
		product: readIndex(decoder),
		team: readIndex(decoder),
		timebox: readIndex(decoder),
		fx: readPair(decoder),
		fy: readPair(decoder),
		zoom: readPair(decoder),
		width: readByte(decoder),
		height: readByte(decoder),
		turned
	};
	if (seen.zoom === 0 || seen.width === 0 || seen.height === 0) throw new RangeError('nothing is seen');
	return seen;
}

/** Whether two of them say the same. */
export const sameSeen = (a: Seen | null, b: Seen | null): boolean =>
	a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b));
