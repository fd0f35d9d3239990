import { typefaceOf, type Typeface } from './typeface.ts';

export const weights = [400, 500, 600, 700] as const;
export type Weight = (typeof weights)[number];
export const scripts = [
	'latin',
	'latin-ext',
	'vietnamese',
	'greek',
	'greek-ext',
	'cyrillic',
	'cyrillic-ext'
] as const;
export type Script = (typeof scripts)[number];

/** Brings the WOFF file of a weight and script. */
export type BringFace = (weight: Weight, script: Script) => Promise<ArrayBuffer>;

/** A run of letters that one embedded face has. */
export interface Run {
	readonly face: EmbeddedFace;
	readonly glyphs: readonly number[];
	/** Thousandths of the size. */
	readonly width: number;
}

/** A face in a document, and the letters of it that the document uses. */
export class EmbeddedFace {
	readonly used = new Map<number, string>();
	readonly name: string;
	readonly face: Typeface;

	constructor(name: string, face: Typeface) {
		this.name = name;
		this.face = face;
	}
}

interface Found {
	readonly face: EmbeddedFace;
	readonly glyph: number;
}

/** The faces of one document: brought when a text first needs them. */
export class Faces {
	readonly #bring: BringFace;
	readonly #brought = new Map<string, EmbeddedFace>();

	constructor(bring: BringFace) {
		this.#bring = bring;
	}

	get all(): readonly EmbeddedFace[] {
		return [...this.#brought.values()];
	}

	/** The plain face, whose file the letters without a face share. */
	plain(): Promise<EmbeddedFace> {
		return this.#face(400, 'latin');
	}

	/** A text in runs of one face each; null where a letter has none, or where letters join: that needs a typesetter. */
	async runs(text: string, weight: number): Promise<readonly Run[] | null> {
		const runs: { face: EmbeddedFace; glyphs: number[]; width: number }[] = [];
		const composed = text.normalize('NFC');
		if (/\p{M}|\p{Cf}/u.test(composed)) return null;
		for (const letter of composed) {
			const found = this.#find(letter, nearest(weight)) ?? (await this.#fetch(letter, nearest(weight)));
			if (!found) return null;
			const { face, glyph } = found;
			if (!face.used.has(glyph)) face.used.set(glyph, letter);
			const width = face.face.widthOf(glyph);
			const last = runs.at(-1);
			if (last?.face === face) {
				last.glyphs.push(glyph);
				last.width += width;
			} else runs.push({ face, glyphs: [glyph], width });
		}
		return runs;
	}

	/** In what has been brought: a page has thousands of letters, and waiting for each would take longer than setting it. */
	#find(letter: string, weight: Weight): Found | null {
		const code = letter.codePointAt(0) ?? 0;
		for (const script of scriptsOf(code)) {
			const face = this.#brought.get(`${script} ${String(weight)}`);
			const glyph = face?.face.glyphOf(code) ?? 0;
			if (face && glyph !== 0) return { face, glyph };
		}
		return null;
	}

	async #fetch(letter: string, weight: Weight): Promise<Found | null> {
		for (const script of scriptsOf(letter.codePointAt(0) ?? 0)) {
			await this.#face(weight, script);
			const found = this.#find(letter, weight);
			if (found) return found;
		}
		return null;
	}

	async #face(weight: Weight, script: Script): Promise<EmbeddedFace> {
		const key = `${script} ${String(weight)}`;
		const known = this.#brought.get(key);
		if (known) return known;
		const made = new EmbeddedFace(
			`F${String(this.#brought.size)}`,
			await typefaceOf(await this.#bring(weight, script))
		);
		this.#brought.set(key, made);
		return made;
	}
}

/** Scripts a letter may be in, by its block; none where Inter has no such letters. */
export function scriptsOf(code: number): readonly Script[] {
	if (code < 0x100) return ['latin'];
	if (code < 0x370 || (code >= 0x1d00 && code < 0x1f00)) return ['latin', 'latin-ext', 'vietnamese'];
	if (code < 0x400) return ['greek', 'greek-ext'];
	if (code < 0x530) return ['cyrillic', 'cyrillic-ext'];
	if (code >= 0x1f00 && code < 0x2000) return ['greek-ext'];
	return code >= 0x2000 && code < 0x2300 ? ['latin', 'latin-ext'] : [];
}

function nearest(weight: number): Weight {
	if (weight < 450) return 400;
	if (weight < 575) return 500;
	return weight < 675 ? 600 : 700;
}
