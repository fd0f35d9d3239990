import { layOut } from '../layout/layout.ts';
import type { Rect } from '../layout/boxes.ts';
import { picturesCome } from '../free/paint-image.ts';
import type { Picture } from '../paint/picture.ts';
import type { TextBook } from '../paint/text.ts';
import type { Camera, SceneInput } from '../scene.ts';
import type { Theme } from '../theme.ts';
import type { Viewport } from '../view/camera.ts';
import { bookHere, bringFace, facesFor, pixelsHere, printHere, themeHere } from './here.ts';
import { breathing, paintSlowly, type Breathe } from './paint-slowly.ts';
import { filling, fitted, oneSheet, paperOf, perMillimetre, sheetsOf, type Sheet } from './pages.ts';
import { PdfDocument } from './pdf/document.ts';
import { PdfSink } from './pdf/sink.ts';
import { pngOf, tooLarge } from './png.ts';
import { Recorder } from './recorder.ts';
import { laid, pictureOf, regionOf, seenFrom, wholeOf, type Laid } from './region.ts';
import { drawSheet, saysOf, titleOf, type Stamp } from './sheet.ts';
import { SvgSink } from './svg.ts';

/** The board as a scene shows it now. */
export interface Shown {
	readonly input: SceneInput;
	readonly camera: Camera;
	readonly viewport: Viewport;
}

/** What of the board a picture shows: all of it, what is selected, or what is in view. */
export const parts = ['board', 'selection', 'view'] as const;
export type Part = (typeof parts)[number];

interface Asked {
	readonly part: Part;
	readonly dark: boolean;
}

export interface WantedPages extends Asked {
	readonly format: 'pdf' | 'print';
	/** `sheets`: as many A3 pages as it takes for cards to be read; `one`: all on one. */
	readonly pages: 'sheets' | 'one';
}

/** `scale`: pixels of the picture to one of the board. */
export type Wanted =
	| (Asked & { readonly format: 'svg' })
	| (Asked & { readonly format: 'png'; readonly scale: number })
	| WantedPages;

/** What a picture will come to, known before it is made. */
export interface Plan {
	/** Pixels; of pages their millimetres. */
	readonly width: number;
	readonly height: number;
	readonly pages: number;
	/** Why it can't be made, in a sentence with what can be done instead; null where it can. */
	readonly refusal: string | null;
}

/** How the page hears of it, and ends it. */
export interface Going {
	readonly signal: AbortSignal;
	/** 0–1 */
	readonly tell: (done: number) => void;
}

/** A board laid out once for all that is asked about its picture. */
export class Exporting {
	readonly #board: Laid;
	readonly #shown: Shown;

	constructor(shown: Shown) {
		this.#shown = shown;
		const input = unhanded(shown.input);
		this.#board = laid(layOut(input.table, input), input);
	}

	/** Whether anything that is selected is drawn. */
	get selects(): boolean {
		return this.#region('selection') !== null;
	}

	plan(wanted: Wanted): Plan {
		if ('pages' in wanted) {
			const sheets = this.#sheets(wanted.part, wanted.pages);
			return { ...paperOf(sheets[0]?.upright ?? false), pages: sheets.length, refusal: null };
		}
		const { width, height } = this.#picture(wanted.part).viewport;
		const scale = 'scale' in wanted ? wanted.scale : 1;
		const refusal = 'scale' in wanted ? tooLarge({ width, height }, scale) : null;
		return { width: Math.round(width * scale), height: Math.round(height * scale), pages: 1, refusal };
	}

	/** Makes the file. Throws what `signal` was aborted with. */
	async file(wanted: Wanted, stamp: Stamp, going: Going): Promise<Blob> {
		const { theme, text } = await this.#pens(wanted);
		const breathe = breathing(going.signal);
		switch (wanted.format) {
			case 'svg':
				return this.#svg(this.#picture(wanted.part), { theme, text }, stamp, breathe, going.tell);
			case 'png':
				return pngOf(this.#picture(wanted.part), { theme, text }, wanted.scale, breathe, going.tell);
			case 'pdf':
			case 'print':
				return this.#pdf(
					this.#sheets(wanted.part, wanted.pages),
					{ theme, text },
					stamp,
					breathe,
					going.tell
				);
		}
	}

	/** The pages as SVG, to be printed by the browser. */
	async pages(wanted: WantedPages, stamp: Stamp, going: Going): Promise<string[]> {
		const { theme, text } = await this.#pens(wanted);
		const breathe = breathing(going.signal);
		const sheets = this.#sheets(wanted.part, wanted.pages);
		const pages: string[] = [];
		for (const [n, sheet] of sheets.entries()) {
			const sink = new SvgSink(`p${String(n)}`);
			const ctx = new Recorder(sink, text);
			await drawSheet({ ctx, theme, text }, sheet, stamp, { page: n + 1, of: sheets.length }, breathe);
			const { width, height } = paperOf(sheet.upright);
			const size = { width: width * perMillimetre, height: height * perMillimetre };
			const frame = { title: titleOf(stamp), says: saysOf(stamp), font: theme.font, faces: '' };
			pages.push(sink.written({ ...size, ...frame }).join(''));
			going.tell((n + 1) / sheets.length);
		}
		return pages;
	}

	/** Colours, letters and pictures, once they are there. */
	async #pens({ dark }: Asked): Promise<Pens> {
		const theme = themeHere(dark);
		const [text] = await Promise.all([
			bookHere(theme),
			picturesCome(this.#board.input.free?.all.values() ?? [])
		]);
		return { theme, text };
	}

	#region(part: Part): Rect | null {
		const { layout, input } = this.#board;
		return part === 'selection' ? regionOf(layout, input, input.selected) : wholeOf(layout);
	}

	#picture(part: Part): Picture {
		if (part === 'view') return seenFrom(this.#board, this.#shown.camera, this.#shown.viewport);
		return pictureOf(this.#board, this.#region(part) ?? wholeOf(this.#board.layout), 1);
	}

	#sheets(part: Part, pages: 'sheets' | 'one'): readonly Sheet[] {
		if (part === 'view') return [oneSheet(this.#picture('view'))];
		const region = part === 'selection' ? this.#region(part) : null;
		if (pages === 'sheets') return sheetsOf(this.#board, region ?? wholeOf(this.#board.layout));
		return [region ? fitted(this.#board, region) : filling(this.#board)];
	}

	async #svg(
		picture: Picture,
		{ theme, text }: Pens,
		stamp: Stamp,
		breathe: Breathe,
		tell: Going['tell']
	): Promise<Blob> {
		const sink = new SvgSink();
		await paintSlowly({ ctx: new Recorder(sink, text), theme, text }, picture, breathe, tell);
		const frame = { title: titleOf(stamp), says: saysOf(stamp), font: theme.font };
		const faces = await facesFor(sink.texts);
		return new Blob(sink.written({ ...picture.viewport, ...frame, faces }), { type: 'image/svg+xml' });
	}

	async #pdf(
		sheets: readonly Sheet[],
		{ theme, text }: Pens,
		stamp: Stamp,
		breathe: Breathe,
		tell: Going['tell']
	): Promise<Blob> {
		const pdf = new PdfDocument(bringFace, printHere, pixelsHere);
		const points = 72 / 25.4;
		for (const [n, sheet] of sheets.entries()) {
			const sink = new PdfSink();
			const brush = { ctx: new Recorder(sink, text), theme, text };
			await drawSheet(brush, sheet, stamp, { page: n + 1, of: sheets.length }, breathe);
			const { width, height } = paperOf(sheet.upright);
			await pdf.add(
				sink,
				{ width: width * points, height: height * points },
				{ left: 0, top: 0, scale: points / perMillimetre }
			);
			tell((n + 1) / sheets.length);
		}
		return pdf.end(titleOf(stamp), stamp.at);
	}
}

/** Without what a hand has chosen or is writing in: a picture has no overlay that would show it. */
const unhanded = (input: SceneInput): SceneInput =>
	input.free ? { ...input, free: { ...input.free, chosen: null, editing: null, tool: null } } : input;

interface Pens {
	readonly theme: Theme;
	readonly text: TextBook;
}
