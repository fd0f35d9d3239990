import type { Extent } from '../view/camera.ts';
import { colourOf, hexOf } from './colours.ts';
import { short } from './numbers.ts';
import type { Outline } from './outline.ts';
import type { Ink, PlacedImage, Sink, Stroke, TextLine } from './sink.ts';
import { xmlText } from './xml.ts';

/** Around the drawing: what it is called, how large it is, and the letters it brings along. */
export interface SvgFrame extends Extent {
	readonly title: string;
	readonly says: string;
	readonly font: string;
	/** `@font-face` rules; empty where the page has the fonts. */
	readonly faces: string;
}

/** Writes what a recorder tells as SVG elements. Text stays text; its measured width holds where the font is another. */
export class SvgSink implements Sink {
	/** Everything that is written, once each: it tells which letters are needed. */
	readonly texts = new Set<string>();
	readonly #out: string[] = [];
	readonly #clips = new Map<string, string>();
	/** Clips that hold now, and for each `save` how many came since. */
	readonly #held: string[] = [];
	readonly #groups: number[] = [0];
	/** Keeps ids apart where several pictures lie in one page. */
	readonly #prefix: string;

	constructor(prefix = '') {
		this.#prefix = prefix;
	}

	save(): void {
		this.#groups.push(0);
	}

	restore(): void {
		for (let open = this.#groups.pop() ?? 0; open > 0; open--) {
			this.#held.pop();
			this.#close();
		}
	}

	clip(outline: Outline): void {
		const shape = shapeOf(outline, '');
		const id = this.#clips.get(shape) ?? `${this.#prefix}c${String(this.#clips.size)}`;
		this.#clips.set(shape, id);
		this.#open(id);
		this.#held.push(id);
		this.#groups.push((this.#groups.pop() ?? 0) + 1);
	}

	fill(outline: Outline, ink: Ink): void {
		if (outline.steps.length > 0) this.#put(shapeOf(outline, inkOf('fill', ink)), ink.blend);
	}

	stroke(outline: Outline, { width, dash, cap, join, ...ink }: Stroke): void {
		if (outline.steps.length === 0) return;
		const line = [
			`fill="none"${inkOf('stroke', ink)}`,
			width === 1 ? '' : ` stroke-width="${short(width)}"`,
			dash.length === 0 ? '' : ` stroke-dasharray="${dash.map(short).join(' ')}"`,
			cap === 'butt' ? '' : ` stroke-linecap="${cap}"`,
			join === 'miter' ? '' : ` stroke-linejoin="${join}"`
		];
		this.#put(shapeOf(outline, ` ${line.join('')}`), ink.blend);
	}

	text({ text, x, y, size, weight, angle, align, width, ...ink }: TextLine): void {
		this.texts.add(text);
		const said = xmlText(text);
		const how = [
			align === 'left' ? '' : ` text-anchor="${align === 'center' ? 'middle' : 'end'}"`,
			weight === 400 ? '' : ` font-weight="${String(weight)}"`,
			angle === 0 ? '' : ` transform="rotate(${short((angle * 180) / Math.PI)} ${short(x)} ${short(y)})"`,
			width > 0 ? ` textLength="${short(width)}" lengthAdjust="spacingAndGlyphs"` : '',
			/^\s|\s$|\s\s/.test(said) ? ' xml:space="preserve"' : ''
		];
		const at = `x="${short(x)}" y="${short(y)}" font-size="${short(size)}"${inkOf('fill', ink)}`;
		this.#out.push(`<text ${at}${how.join('')}>${said}</text>`);
	}

	image({ image, x, y, width, height, alpha }: PlacedImage): void {
		const at = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
		const seen = alpha >= 1 ? '' : ` opacity="${short(alpha)}"`;
		const said = image.alt === '' ? '' : `<title>${xmlText(image.alt)}</title>`;
		this.#out.push(`<image ${at}${seen} preserveAspectRatio="none" href="${image.src}">${said}</image>`);
	}

	/**
	 * What goes into what lies under it stands in groups of its own: one that clips knows nothing of what lies under it, so
	 * it is the outermost that is blended.
	 */
	#put(shape: string, blend: Ink['blend']): void {
		if (blend === 'source-over') {
			this.#out.push(shape);
			return;
		}
		for (const _ of this.#held) this.#close();
		const how = `style="mix-blend-mode:${blend}"`;
		this.#out.push(`<g ${how}>`);
		for (const id of this.#held) this.#open(id);
		this.#out.push(shape, ...this.#held.map(() => '</g>'), '</g>');
		for (const id of this.#held) this.#open(id);
	}

	#open(clip: string): void {
		this.#out.push(`<g clip-path="url(#${clip})">`);
	}

	/** A group in which nothing stands is left out. */
	#close(): void {
		if (this.#out.at(-1)?.startsWith('<g ')) this.#out.pop();
		else this.#out.push('</g>');
	}

	/** The whole picture, in pieces of some kilobytes: joined at once they would be one string of megabytes. */
	written({ width, height, title, says, font, faces }: SvgFrame): string[] {
		const clips = [...this.#clips].map(([shape, id]) => `<clipPath id="${id}">${shape}</clipPath>`);
		const size = `width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}"`;
		const head = [
			`<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${xmlText(font)}">`,
			`<title>${xmlText(title)}</title><desc>${xmlText(says)}</desc>`,
			faces === '' ? '' : `<style>${faces}</style>`,
			`<defs>${clips.join('')}</defs>`
		];
		const pieces = [head.join('\n')];
		for (let at = 0; at < this.#out.length; at += 500)
			pieces.push(`${this.#out.slice(at, at + 500).join('\n')}\n`);
		return [...pieces, '</svg>\n'];
	}
}

function inkOf(kind: 'fill' | 'stroke', { colour, alpha }: Ink): string {
	const read = colourOf(colour);
	const seen = read.alpha * alpha;
	return ` ${kind}="${hexOf(read)}"${seen >= 1 ? '' : ` ${kind}-opacity="${short(seen)}"`}`;
}

function shapeOf({ plate, steps }: Outline, how: string): string {
	if (plate) {
		const { x, y, width, height, radius } = plate;
		const at = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
		return `<rect ${at}${radius === 0 ? '' : ` rx="${short(radius)}"`}${how}/>`;
	}
	return `<path d="${steps.map(stepOf).join('')}"${how}/>`;
}

function stepOf(step: Outline['steps'][number]): string {
	switch (step.to) {
		case 'move':
			return `M${short(step.at.x)} ${short(step.at.y)}`;
		case 'line':
			return `L${short(step.at.x)} ${short(step.at.y)}`;
		case 'curve':
			return `C${step.by.map(({ x, y }) => `${short(x)} ${short(y)}`).join(' ')}`;
		case 'close':
			return 'Z';
	}
}
