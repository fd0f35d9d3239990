import type { Canvas } from '../paint/brush.ts';
import { dataOf } from '../paint/paths.ts';
import type { TextBook } from '../paint/text.ts';
import { blends, type Blend } from '../theme.ts';
import { after, angleOf, identity, scaleOf, through, type Matrix } from './matrix.ts';
import { Outline } from './outline.ts';
import { traceData } from './path-data.ts';
import type { Ink, Sink, Stroke } from './sink.ts';

/** What `save` keeps and `restore` brings back. */
type Kept = Pick<
	Recorder,
	| 'fillStyle'
	| 'strokeStyle'
	| 'globalAlpha'
	| 'globalCompositeOperation'
	| 'lineWidth'
	| 'lineCap'
	| 'lineJoin'
	| 'font'
	| 'textAlign'
	| 'textBaseline'
> & { readonly matrix: Matrix; readonly dash: readonly number[] };

/**
 * A canvas that draws nothing itself: it works out what each call comes to in pixels of the picture and tells a sink. Knows
 * exactly what painters may ask (`Canvas` in paint/brush.ts). Shadows are left out: they belong to what is in hands.
 */
export class Recorder implements Canvas {
	fillStyle: Canvas['fillStyle'] = '#000000';
	strokeStyle: Canvas['strokeStyle'] = '#000000';
	globalAlpha = 1;
	globalCompositeOperation: GlobalCompositeOperation = 'source-over';
	lineWidth = 1;
	lineCap: CanvasLineCap = 'butt';
	lineJoin: CanvasLineJoin = 'miter';
	font = '400 10px sans-serif';
	textAlign: CanvasTextAlign = 'start';
	textBaseline: CanvasTextBaseline = 'alphabetic';
	shadowColor = '';
	shadowBlur = 0;
	shadowOffsetY = 0;
	#matrix = identity;
	#dash: readonly number[] = [];
	#outline = new Outline();
	readonly #kept: Kept[] = [];
	readonly #sink: Sink;
	readonly #book: Pick<TextBook, 'width'>;

	constructor(sink: Sink, book: Pick<TextBook, 'width'>) {
		this.#sink = sink;
		this.#book = book;
	}

	save(): void {
		const { fillStyle, strokeStyle, globalAlpha, lineWidth, lineCap, lineJoin } = this;
		const { font, textAlign, textBaseline, globalCompositeOperation } = this;
		const line = { fillStyle, strokeStyle, globalAlpha, lineWidth, lineCap, lineJoin, dash: this.#dash };
		const rest = { font, textAlign, textBaseline, globalCompositeOperation, matrix: this.#matrix };
		this.#kept.push({ ...line, ...rest });
		this.#sink.save();
	}

	restore(): void {
		const kept = this.#kept.pop();
		if (!kept) return;
		const { matrix, dash, ...rest } = kept;
		Object.assign(this, rest);
		this.#matrix = matrix;
		this.#dash = dash;
		this.#sink.restore();
	}

	translate(x: number, y: number): void {
		this.#matrix = after(this.#matrix, { ...identity, e: x, f: y });
	}

	scale(x: number, y: number): void {
		this.#matrix = after(this.#matrix, { ...identity, a: x, d: y });
	}

	rotate(angle: number): void {
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		this.#matrix = after(this.#matrix, { ...identity, a: cos, b: sin, c: -sin, d: cos });
	}

	beginPath(): void {
		this.#outline = new Outline();
	}

	closePath(): void {
		this.#outline.close();
	}

	moveTo(x: number, y: number): void {
		this.#outline.moveTo(this.#matrix, { x, y });
	}

	lineTo(x: number, y: number): void {
		this.#outline.lineTo(this.#matrix, { x, y });
	}

	quadraticCurveTo(hx: number, hy: number, x: number, y: number): void {
		this.#outline.quadraticTo(this.#matrix, { x: hx, y: hy }, { x, y });
	}

	bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
		this.#outline.curveTo(this.#matrix, [
			{ x: ax, y: ay },
			{ x: bx, y: by },
			{ x, y }
		]);
	}

	arc(x: number, y: number, radius: number, start: number, end: number, back = false): void {
		const whole = 2 * Math.PI;
		const round = Math.abs(end - start) >= whole;
		const part = ((((end - start) % whole) + whole) % whole) - (back ? whole : 0);
		const sweep = round ? (back ? -whole : whole) : part;
		this.#outline.arc(this.#matrix, { x, y }, radius, start, sweep);
	}

	arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void {
		this.#outline.arcTo(this.#matrix, { x: x1, y: y1 }, { x: x2, y: y2 }, radius);
	}

	rect(x: number, y: number, width: number, height: number): void {
		this.#outline.rect(this.#matrix, { x, y, width, height });
	}

	roundRect(
		x: number,
		y: number,
		width: number,
		height: number,
		radii: Parameters<Canvas['roundRect']>[4] = 0
	): void {
		this.#outline.roundRect(this.#matrix, { x, y, width, height }, cornersOf(radii));
	}

	fill(path?: Path2D | CanvasFillRule): void {
		this.#sink.fill(this.#drawn(path), this.#ink(this.fillStyle));
	}

	stroke(path?: Path2D): void {
		this.#sink.stroke(this.#drawn(path), this.#pen());
	}

	clip(path?: Path2D | CanvasFillRule): void {
		this.#sink.clip(this.#drawn(path));
	}

	fillRect(x: number, y: number, width: number, height: number): void {
		const outline = new Outline();
		outline.rect(this.#matrix, { x, y, width, height });
		this.#sink.fill(outline, this.#ink(this.fillStyle));
	}

	strokeRect(x: number, y: number, width: number, height: number): void {
		const outline = new Outline();
		outline.rect(this.#matrix, { x, y, width, height });
		this.#sink.stroke(outline, this.#pen());
	}

	setLineDash(lengths: Iterable<number>): void {
		this.#dash = [...lengths];
	}

	fillText(text: string, x: number, y: number): void {
		const [, weight = '400', size = '10', family = 'sans-serif'] =
			/^(\d+) ([\d.]+)px (.+)$/.exec(this.font) ?? [];
		const scale = scaleOf(this.#matrix);
		const lower = this.textBaseline === 'middle' ? Number(size) * 0.36 : 0;
		this.#sink.text({
			...through(this.#matrix, { x, y: y + lower }),
			...this.#ink(this.fillStyle),
			text,
			size: Number(size) * scale,
			weight: Number(weight),
			family,
			angle: angleOf(this.#matrix),
			align: this.textAlign === 'center' ? 'center' : this.textAlign === 'right' ? 'right' : 'left',
			width: this.#book.width(text, this.font) * scale
		});
	}

	drawImage(image: HTMLImageElement, x: number, y: number, width: number, height: number): void {
		const scale = scaleOf(this.#matrix);
		this.#sink.image({
			...through(this.#matrix, { x, y }),
			...{ image, width: width * scale, height: height * scale, alpha: this.globalAlpha }
		});
	}

	#drawn(path: Path2D | CanvasFillRule | undefined): Outline {
		if (path === undefined || typeof path === 'string') return this.#outline;
		const data = dataOf(path);
		if (data === null) throw new Error('A picture can be made only of paths from pathFrom (paint/paths.ts).');
		const outline = new Outline();
		traceData(outline, this.#matrix, data);
		return outline;
	}

	#ink(style: Canvas['fillStyle']): Ink {
		if (typeof style !== 'string') throw new Error('A picture is painted in plain colours.');
		return { colour: style, alpha: this.globalAlpha, blend: blendOf(this.globalCompositeOperation) };
	}

	#pen(): Stroke {
		const scale = scaleOf(this.#matrix);
		return {
			...this.#ink(this.strokeStyle),
			width: this.lineWidth * scale,
			dash: this.#dash.map((length) => length * scale),
			cap: this.lineCap,
			join: this.lineJoin
		};
	}
}

function blendOf(operation: GlobalCompositeOperation): Blend {
	const known = blends.find((each) => each === operation);
	if (!known) throw new Error(`A picture can’t be painted by ${operation}.`);
	return known;
}

function cornersOf(radii: Parameters<Canvas['roundRect']>[4]): readonly [number, number, number, number] {
	const each = typeof radii === 'object' && Symbol.iterator in radii ? [...radii] : [radii ?? 0];
	const [a = 0, b = a, c = a, d = b] = each.map((radius) =>
		typeof radius === 'number' ? radius : (radius.x ?? 0)
	);
	return [a, b, c, d];
}
