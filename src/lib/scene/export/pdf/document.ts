import type { TextLine } from '../sink.ts';
import { short } from '../numbers.ts';
import { bytesOf, utf16 } from './bytes.ts';
import { Faces, type BringFace, type EmbeddedFace, type Run } from './faces.ts';
import { dateString, PdfFile, ref, textString } from './file.ts';
import { asSeen, Unseen, type PrintLine, type PrintedLine } from './letters.ts';
import { Pictures, type PixelsOf } from './pictures.ts';
import type { PdfSink } from './sink.ts';

/** Points: 72 to an inch. */
export interface Paper {
	readonly width: number;
	readonly height: number;
}

/** Where a picture lies on its paper: points from the top left, and points to a pixel of the picture. */
export interface Laying {
	readonly left: number;
	readonly top: number;
	readonly scale: number;
}

/** A PDF of vector pages whose text can be found and copied. */
export class PdfDocument {
	readonly #file = new PdfFile();
	readonly #faces: Faces;
	readonly #print: PrintLine;
	readonly #pictures: Pictures;
	readonly #unseen = new Unseen();
	readonly #states = new Map<string, string>();
	readonly #prints = new Map<string, { readonly id: number; readonly print: PrintedLine } | null>();
	readonly #pages: number[] = [];
	readonly #tree = this.#file.reserve();
	readonly #resources = this.#file.reserve();

	constructor(bring: BringFace, print: PrintLine, pixels: PixelsOf) {
		this.#faces = new Faces(bring);
		this.#print = print;
		this.#pictures = new Pictures(this.#file, pixels);
	}

	/** Adds a page: what was drawn, on paper. */
	async add(drawn: PdfSink, paper: Paper, { left, top, scale }: Laying): Promise<void> {
		for (const [name, says] of drawn.states) this.#states.set(name, says);
		// Pictures count from the top, pages from the bottom.
		const lines = [`${short4(scale)} 0 0 ${short4(-scale)} ${short(left)} ${short(paper.height - top)} cm`];
		for (const each of drawn.written)
			lines.push(
				typeof each === 'string'
					? each
					: 'image' in each
						? await this.#pictures.put(each)
						: await this.#set(each)
			);
		const content = await this.#file.stream(bytesOf(lines.join('\n')));
		const box = `[0 0 ${short(paper.width)} ${short(paper.height)}]`;
		const rest = `/MediaBox ${box} /Resources ${ref(this.#resources)} /Contents ${ref(content)}`;
		this.#pages.push(this.#file.add(`<< /Type /Page /Parent ${ref(this.#tree)} ${rest} >>`));
	}

	/** The whole file. `at`: UTC ms. */
	async end(title: string, at: number): Promise<Blob> {
		const fonts = [
			...(await Promise.all(this.#faces.all.map((face) => this.#embed(face)))),
			await this.#embedUnseen()
		];
		const states = [...this.#states].map(([name, says]) => `/${name} << ${says} >>`);
		this.#file.write(
			this.#resources,
			`<< /Font << ${fonts.join(' ')} >> /ExtGState << ${states.join(' ')} >> /XObject << ${this.#pictures.names} >> >>`
		);
		const kids = this.#pages.map(ref).join(' ');
		this.#file.write(this.#tree, `<< /Type /Pages /Kids [${kids}] /Count ${String(this.#pages.length)} >>`);
		const shown = '/ViewerPreferences << /DisplayDocTitle true >> /Lang (en)';
		const root = this.#file.add(`<< /Type /Catalog /Pages ${ref(this.#tree)} ${shown} >>`);
		const info = `/Title ${textString(title)} /Creator (Lockstep) /CreationDate ${dateString(at)}`;
		const parts = this.#file.end(root, this.#file.add(`<< ${info} >>`));
		return new Blob([...parts], { type: 'application/pdf' });
	}

	async #set(line: TextLine): Promise<string> {
		const runs = await this.#faces.runs(line.text, line.weight);
		return runs ? setRuns(line, runs) : this.#setPrinted(line);
	}

	/** A print of the line, and over it the same letters unseen. */
	async #setPrinted(line: TextLine): Promise<string> {
		const known = await this.#printed(line);
		const letters = asSeen(line.text);
		const codes = letters.map((letter) => hex(this.#unseen.codeOf(letter))).join('');
		const found = `BT 3 Tr /FU ${short(line.size)} Tf ${tz(line.width, letters.length * line.size)} ${placed(line)} <${codes}> Tj ET`;
		// Render mode and stretch outlive the text they were set for.
		const unseen = `q ${found} Q`;
		if (!known) return unseen;
		const { print, id } = known;
		const { x, y } = startOf(line);
		const [cos, sin] = [Math.cos(line.angle) / print.scale, Math.sin(line.angle) / print.scale];
		const along = [cos * print.width, sin * print.width];
		const up = [sin * print.height, -cos * print.height];
		const corner = [x - cos * print.before - sin * print.below, y - sin * print.before + cos * print.below];
		return `q ${[...along, ...up, ...corner].map(short).join(' ')} cm /P${String(id)} Do Q ${unseen}`;
	}

	async #printed(line: TextLine): Promise<{ readonly id: number; readonly print: PrintedLine } | null> {
		const key = [line.text, line.size, line.weight, line.colour].join('|');
		const known = this.#prints.get(key);
		if (known !== undefined) return known;
		const print = this.#print(line);
		const made = print && { id: await this.#pictures.ofPixels(print), print };
		this.#prints.set(key, made);
		return made;
	}

	async #embed(face: EmbeddedFace): Promise<string> {
		const widths = [...face.used.keys()].map(
			(glyph) => `${String(glyph)} [${short(face.face.widthOf(glyph))}]`
		);
		const told = await this.#file.stream(bytesOf(unicodeMap(face.used)));
		const name = `LOCKST+Inter-${face.name}`;
		const described = this.#describe(name, face, await this.#letters(face));
		const below = this.#file.add(
			`${descendant(name, described)} /W [${widths.join(' ')}] /CIDToGIDMap /Identity >>`
		);
		return `/${face.name} ${ref(this.#file.add(composite(name, below, told)))}`;
	}

	async #letters({ face }: EmbeddedFace): Promise<number> {
		return this.#file.stream(face.file, `/Length1 ${String(face.file.length)}`);
	}

	#describe(name: string, { face }: EmbeddedFace, letters: number): number {
		const box = `/FontBBox [${face.box.join(' ')}] /Ascent ${short(face.ascent)} /Descent ${short(face.descent)}`;
		const rest = `/Flags 4 ${box} /CapHeight 727 /ItalicAngle 0 /StemV 80 /FontFile2 ${ref(letters)}`;
		return this.#file.add(`<< /Type /FontDescriptor /FontName /${name} ${rest} >>`);
	}

	/** Every code is drawn as a space, and says what letter it stands for. */
	async #embedUnseen(): Promise<string> {
		const plain = await this.#faces.plain();
		const { codes } = this.#unseen;
		const space = plain.face.glyphOf(32);
		const glyphs = Uint8Array.from({ length: 2 * (codes.size + 1) }, (_, n) =>
			n % 2 ? space & 255 : space >> 8
		);
		const told = await this.#file.stream(
			bytesOf(unicodeMap(new Map([...codes].map(([letter, code]) => [code, letter]))))
		);
		const name = 'LOCKST+Unseen';
		const described = this.#describe(name, plain, await this.#letters(plain));
		const map = await this.#file.stream(glyphs);
		const below = this.#file.add(`${descendant(name, described)} /DW 1000 /CIDToGIDMap ${ref(map)} >>`);
		return `/FU ${ref(this.#file.add(composite(name, below, told)))}`;
	}
}

const hex = (code: number): string => code.toString(16).padStart(4, '0');
const short4 = (value: number): string => String(Math.round(value * 10_000) / 10_000);

const descendant = (name: string, described: number): string =>
	`<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${ref(described)}`;

const composite = (name: string, below: number, told: number): string =>
	`<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${ref(below)}] /ToUnicode ${ref(told)} >>`;

/** Where a line begins on its base line. */
function startOf({ x, y, width, angle, align }: TextLine): { readonly x: number; readonly y: number } {
	const back = align === 'left' ? 0 : align === 'center' ? width / 2 : width;
	return { x: x - back * Math.cos(angle), y: y - back * Math.sin(angle) };
}

/** The text matrix: along the line, and up although the page is turned over. */
function placed(line: TextLine): string {
	const { x, y } = startOf(line);
	const [cos, sin] = [Math.cos(line.angle), Math.sin(line.angle)];
	return `${[cos, sin, sin, -cos].map(short4).join(' ')} ${short(x)} ${short(y)} Tm`;
}

/** Stretches a line to the width the browser gave it: kerning is its own, and no two of them agree to the hundredth. */
const tz = (width: number, natural: number): string =>
	`${short(natural > 0 && width > 0 ? (100 * width) / natural : 100)} Tz`;

function setRuns(line: TextLine, runs: readonly Run[]): string {
	const natural = runs.reduce((sum, run) => sum + (run.width * line.size) / 1000, 0);
	const shown = runs.map(
		({ face, glyphs }) => `/${face.name} ${short(line.size)} Tf <${glyphs.map(hex).join('')}> Tj`
	);
	return `BT ${tz(line.width, natural)} ${placed(line)} ${shown.join(' ')} ET`;
}

/** What each code says, so that text can be found and copied. */
function unicodeMap(letters: ReadonlyMap<number, string>): string {
	const lines = [...letters].map(([code, letter]) => `<${hex(code)}> <${utf16(letter)}>`);
	const blocks: string[] = [];
	for (let at = 0; at < lines.length; at += 100) {
		const some = lines.slice(at, at + 100);
		blocks.push(`${String(some.length)} beginbfchar\n${some.join('\n')}\nendbfchar`);
	}
	return [
		'/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
		'/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
		'/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
		'1 begincodespacerange <0000> <ffff> endcodespacerange',
		...blocks,
		'endcmap CMapName currentdict /CMap defineresource pop end end'
	].join('\n');
}
