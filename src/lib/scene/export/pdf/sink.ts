import type { Blend } from '../../theme.ts';
import { colourOf } from '../colours.ts';
import { short } from '../numbers.ts';
import type { Outline } from '../outline.ts';
import type { Ink, PlacedImage, Sink, Stroke, TextLine } from '../sink.ts';

/** What stays as it was set until something restores it; told to the page only where it changes. */
interface Pens {
	fill: string;
	stroke: string;
	state: string;
	line: string;
}

/** Writes what a recorder tells as operators of a PDF page. Texts and pictures wait for their bytes. (ISO 32000-1, 8 and 9.) */
export class PdfSink implements Sink {
	/** Operators, and between them texts still to be set and pictures to be put. */
	readonly written: (string | TextLine | PlacedImage)[] = [];
	/** How see-through something is drawn and how it is blended: by the names of both among the page's resources. */
	readonly states = new Map<string, string>();
	#pens: Pens = { fill: '', stroke: '', state: stateOf(1, 'source-over').name, line: '' };
	readonly #kept: Pens[] = [];

	save(): void {
		this.#kept.push({ ...this.#pens });
		this.written.push('q');
	}

	restore(): void {
		this.#pens = this.#kept.pop() ?? this.#pens;
		this.written.push('Q');
	}

	clip(outline: Outline): void {
		this.written.push(`${drawn(outline)} W n`);
	}

	fill(outline: Outline, ink: Ink): void {
		if (outline.steps.length === 0) return;
		this.#ink(ink, 'fill');
		this.written.push(`${drawn(outline)} f`);
	}

	stroke(outline: Outline, { width, dash, cap, join, ...ink }: Stroke): void {
		if (outline.steps.length === 0) return;
		this.#ink(ink, 'stroke');
		const ends = { butt: 0, round: 1, square: 2 }[cap];
		const corners = { miter: 0, round: 1, bevel: 2 }[join];
		const line = `${short(width)} w ${String(ends)} J ${String(corners)} j [${dash.map(short).join(' ')}] 0 d`;
		if (line !== this.#pens.line) this.written.push(line);
		this.#pens.line = line;
		this.written.push(`${drawn(outline)} S`);
	}

	text(line: TextLine): void {
		this.#ink(line, 'fill');
		this.written.push(line);
	}

	image(placed: PlacedImage): void {
		this.#seen(placed.alpha, 'source-over');
		this.written.push(placed);
	}

	#ink({ colour, alpha, blend }: Ink, kind: 'fill' | 'stroke'): void {
		const read = colourOf(colour);
		const parts = [read.red, read.green, read.blue].map((part) => String(Math.round(part * 1000) / 1000));
		const said = `${parts.join(' ')} ${kind === 'fill' ? 'rg' : 'RG'}`;
		if (said !== this.#pens[kind]) this.written.push(said);
		this.#pens[kind] = said;
		this.#seen(read.alpha * alpha, blend);
	}

	#seen(alpha: number, blend: Blend): void {
		const { name, says } = stateOf(alpha, blend);
		if (name !== this.#pens.state) this.written.push(`/${name} gs`);
		this.states.set(name, says);
		this.#pens.state = name;
	}
}

const modes = { 'source-over': 'Normal', multiply: 'Multiply', 'color-dodge': 'ColorDodge' } as const;

/** A graphics state: what it is called, in hundredths, and what stands in its dictionary. (ISO 32000-1, 8.4.5 and 11.3.5.) */
function stateOf(alpha: number, blend: Blend): { readonly name: string; readonly says: string } {
	const seen = Math.round(alpha * 100);
	const part = String(seen / 100);
	const mode = modes[blend];
	return { name: `${mode}${String(seen)}`, says: `/ca ${part} /CA ${part} /BM /${mode}` };
}

function drawn({ plate, steps }: Outline): string {
	if (plate?.radius === 0) return `${[plate.x, plate.y, plate.width, plate.height].map(short).join(' ')} re`;
	return steps.map(operator).join(' ');
}

function operator(step: Outline['steps'][number]): string {
	switch (step.to) {
		case 'move':
			return `${short(step.at.x)} ${short(step.at.y)} m`;
		case 'line':
			return `${short(step.at.x)} ${short(step.at.y)} l`;
		case 'curve':
			return `${step.by.map(({ x, y }) => `${short(x)} ${short(y)}`).join(' ')} c`;
		case 'close':
			return 'h';
	}
}
