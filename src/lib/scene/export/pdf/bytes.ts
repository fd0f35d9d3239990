/** Latin-1, as everything in a PDF but its streams is written. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const through = async (
	bytes: Uint8Array<ArrayBuffer>,
	way: ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>
): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(way)).arrayBuffer());

/** Packs by zlib, which a PDF calls FlateDecode. */
export const packed = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
	through(bytes, new CompressionStream('deflate'));

export const unpacked = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
	through(bytes, new DecompressionStream('deflate'));

/** UTF-16, high byte first, in hexadecimal digits. */
export const utf16 = (text: string): string =>
	Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('');
