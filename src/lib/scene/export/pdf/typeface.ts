import { bytesOf, unpacked } from './bytes.ts';

/** One weight and script of a font, as a PDF needs it: its letters, how wide they are, and the file to embed. */
export interface Typeface {
	/** 0 where it has no such letter. */
	glyphOf(codePoint: number): number;
	/** Thousandths of the size. */
	widthOf(glyph: number): number;
	readonly ascent: number;
	readonly descent: number;
	readonly box: readonly number[];
	/** A TrueType file with what a printer needs, and nothing about composing. */
	readonly file: Uint8Array<ArrayBuffer>;
}

type Tables = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** Reads a WOFF 1 file: a TrueType font whose tables are packed by zlib. */
export async function typefaceOf(woff: ArrayBuffer): Promise<Typeface> {
	const tables = await tablesOf(woff);
	const view = (tag: string): DataView => viewOf(tables, tag);
	const [head, hhea, hmtx] = [view('head'), view('hhea'), view('hmtx')];
	const thousandth = 1000 / head.getUint16(18);
	const measured = hhea.getUint16(34);
	const glyphOf = lettersOf(view('cmap'));
	return {
		glyphOf,
		widthOf: (glyph) => hmtx.getUint16(4 * Math.min(glyph, measured - 1)) * thousandth,
		ascent: hhea.getInt16(4) * thousandth,
		descent: hhea.getInt16(6) * thousandth,
		box: [36, 38, 40, 42].map((at) => Math.round(head.getInt16(at) * thousandth)),
		file: fileOf(tables)
	};
}

async function tablesOf(woff: ArrayBuffer): Promise<Tables> {
	const view = new DataView(woff);
	if (view.getUint32(0) !== 0x774f4646) throw new Error('The letters to embed are no WOFF file.');
	const entries = Array.from({ length: view.getUint16(12) }, async (_, n) => {
		const at = 44 + 20 * n;
		const tag = String.fromCharCode(...new Uint8Array(woff, at, 4));
		const [from, stored, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
		const bytes = new Uint8Array(woff.slice(from, from + stored));
		return [tag, stored < length ? await unpacked(bytes) : bytes] as const;
	});
	return new Map(await Promise.all(entries));
}

function viewOf(tables: Tables, tag: string): DataView {
	const table = tables.get(tag);
	if (!table) throw new Error(`The letters to embed have no table ${tag}.`);
	return new DataView(table.buffer, table.byteOffset, table.byteLength);
}

/** From the Unicode subtable of format 4. (OpenType 1.9, cmap.) */
function lettersOf(cmap: DataView): Typeface['glyphOf'] {
	const from = cmap.getUint32(8);
	if (cmap.getUint16(from) !== 4) throw new Error('The letters to embed are listed in an unknown way.');
	const twice = cmap.getUint16(from + 6);
	const known = new Map<number, number>();
	for (let n = 0; n < twice; n += 2) {
		const last = cmap.getUint16(from + 14 + n);
		const first = cmap.getUint16(from + 16 + twice + n);
		const delta = cmap.getUint16(from + 16 + 2 * twice + n);
		const rangeAt = from + 16 + 3 * twice + n;
		const range = cmap.getUint16(rangeAt);
		for (let code = first; code <= last && code < 0xffff; code++) {
			const raw = range === 0 ? code : cmap.getUint16(rangeAt + range + 2 * (code - first));
			if (range === 0 || raw !== 0) known.set(code, (raw + delta) & 0xffff);
		}
	}
	return (codePoint) => known.get(codePoint) ?? 0;
}

const kept = ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'cvt ', 'fpgm', 'prep'];

function fileOf(tables: Tables): Uint8Array<ArrayBuffer> {
	const all = kept.flatMap((tag) => {
		const bytes = tables.get(tag);
		return bytes ? [{ tag, bytes }] : [];
	});
	const padded = (length: number): number => (length + 3) & ~3;
	const headers = 12 + 16 * all.length;
	const file = new Uint8Array(all.reduce((sum, { bytes }) => sum + padded(bytes.length), headers));
	const view = new DataView(file.buffer);
	const power = Math.floor(Math.log2(all.length));
	view.setUint32(0, 0x00010000);
	view.setUint16(4, all.length);
	view.setUint16(6, 16 * 2 ** power);
	view.setUint16(8, power);
	view.setUint16(10, 16 * all.length - 16 * 2 ** power);
	let at = headers;
	for (const [n, { tag, bytes }] of all.entries()) {
		file.set(bytesOf(tag), 12 + 16 * n);
		file.set(bytes, at);
		view.setUint32(16 + 16 * n, sumOf(view, at, padded(bytes.length)));
		view.setUint32(20 + 16 * n, at);
		view.setUint32(24 + 16 * n, bytes.length);
		at += padded(bytes.length);
	}
	return file;
}

function sumOf(view: DataView, from: number, length: number): number {
	let sum = 0;
	for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
	return sum;
}
