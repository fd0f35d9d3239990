import * as encoding from 'lib0/encoding';

/** Updates of a draft written by hand, bit by bit, so that any part of one can be what no client makes it. */

export interface Id {
	readonly client: number;
	readonly clock: number;
}

/** What one struct holds: values, a length of deleted ones, or anything at all under any number. */
export type Content =
	| { readonly is: 'values'; readonly values: readonly unknown[]; readonly count?: number }
	| { readonly is: 'deleted'; readonly length: number }
	| { readonly is: 'bytes'; readonly ref: number; readonly bytes: Uint8Array };

export interface Struct {
	readonly origin: Id | null;
	readonly right: Id | null;
	/** Named root, or the item of a nested type. Written only where there is no origin. */
	readonly parent: string | Id;
	readonly key: string | null;
	readonly content: Content;
}

export interface Block extends Id {
	readonly structs: readonly Struct[];
	/** Says another number of structs than there are. */
	readonly count?: number;
}

interface Range extends Id {
	readonly length: number;
}

export interface Letter {
	readonly blocks: readonly Block[];
	readonly deleted: readonly Range[];
}

const refs = { deleted: 1, values: 8 } as const;
const flag = { origin: 0x80, right: 0x40, key: 0x20 } as const;

/** The letter as a Yjs update, V1. */
export function updateOf({ blocks, deleted }: Letter): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, blocks.length);
	for (const { client, clock, structs, count = structs.length } of blocks) {
		for (const each of [count, client, clock]) encoding.writeVarUint(encoder, each);
		for (const struct of structs) writeStruct(encoder, struct);
	}
	encoding.writeVarUint(encoder, deleted.length);
	for (const { client, clock, length } of deleted)
		for (const each of [client, 1, clock, length]) encoding.writeVarUint(encoder, each);
	return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, { origin, right, parent, key, content }: Struct): void {
	const ref = content.is === 'bytes' ? content.ref : refs[content.is];
	const bits = (origin ? flag.origin : 0) | (right ? flag.right : 0) | (key === null ? 0 : flag.key);
	encoding.writeUint8(encoder, (ref & 31) | bits);
	for (const id of [origin, right]) if (id) writeId(encoder, id);
	if (!origin && !right) {
		encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0);
		if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
		else writeId(encoder, parent);
		if (key !== null) encoding.writeVarString(encoder, key);
	}
	writeContent(encoder, content);
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
}

function writeContent(encoder: encoding.Encoder, content: Content): void {
	if (content.is === 'bytes') return encoding.writeUint8Array(encoder, content.bytes);
	if (content.is === 'deleted') return encoding.writeVarUint(encoder, content.length);
	encoding.writeVarUint(encoder, content.count ?? content.values.length);
	for (const value of content.values) encoding.writeAny(encoder, value as null);
}

/** A list in a list in a list, as lib0 writes values: far deeper than anybody could read by going down. */
export function deep(levels: number): Uint8Array {
	const bytes = new Uint8Array(levels * 2 + 2);
	bytes[0] = 1;
	for (let n = 0; n < levels; n++) bytes.set([117, 1], 1 + n * 2);
	bytes[levels * 2 + 1] = 126;
	return bytes;
}
