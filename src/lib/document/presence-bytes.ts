import * as decoding from 'lib0/decoding';
import { idOf, type ItemId } from '#lib/domain/ids.ts';

/** Readers of the presence channel: what is short or out of bounds throws, and `whole` turns that into null. */

/** Most positions in rank order that a cell may name. */
const mostIndex = 100_000;

export function readByte(decoder: decoding.Decoder): number {
	if (!decoding.hasContent(decoder)) throw new RangeError('short');
	return decoding.readUint8(decoder);
}

/** Two bytes, the high one first. */
export const readPair = (decoder: decoding.Decoder): number => readByte(decoder) * 256 + readByte(decoder);

export function readIndex(decoder: decoding.Decoder): number {
	const index = decoding.readVarUint(decoder);
	if (index > mostIndex) throw new RangeError('index');
	return index;
}

export function readItem(decoder: decoding.Decoder): ItemId {
	const text = decoding.readVarString(decoder);
	if (!/^[\w.:-]{1,64}$/.test(text)) throw new RangeError('id');
	return idOf<ItemId>(text);
}

/** Reads all of `decoder` by `read`; null where it throws or leaves something over. */
export function whole<T>(decoder: decoding.Decoder, read: (decoder: decoding.Decoder) => T): T | null {
	try {
		const value = read(decoder);
		return decoding.hasContent(decoder) ? null : value;
	} catch {
		return null;
	}
}
