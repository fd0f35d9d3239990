import type { Point } from '../view/camera.ts';
import { endpointCurves } from './curves.ts';
import type { Matrix } from './matrix.ts';
import type { Outline } from './outline.ts';

/** Draws SVG path data into an outline. All commands but the short forms of curves (`S`, `T`), which nobody here writes. */
export function traceData(outline: Outline, m: Matrix, data: string): void {
	const reader = readerOf(data);
	let at: Point = { x: 0, y: 0 };
	let first = at;
	for (let letter = reader.letter(); letter !== null; letter = reader.letter()) {
		const from = letter === letter.toLowerCase() ? at : { x: 0, y: 0 };
		const point = (): Point => ({ x: from.x + reader.number(), y: from.y + reader.number() });
		switch (letter.toUpperCase()) {
			case 'M':
				at = first = point();
				outline.moveTo(m, at);
				break;
			case 'L':
				outline.lineTo(m, (at = point()));
				break;
			case 'H':
				outline.lineTo(m, (at = { x: from.x + reader.number(), y: at.y }));
				break;
			case 'V':
				outline.lineTo(m, (at = { x: at.x, y: from.y + reader.number() }));
				break;
			case 'C': {
				const [a, b, c] = [point(), point(), point()];
				outline.curveTo(m, [a, b, c]);
				at = c;
				break;
			}
			case 'Q': {
				const [handle, to] = [point(), point()];
				outline.quadraticTo(m, handle, to);
				at = to;
				break;
			}
			case 'A': {
				const [rx, ry, turn] = [reader.number(), reader.number(), reader.number()];
				const [large, clockwise] = [reader.flag(), reader.flag()];
				const to = point();
				for (const curve of endpointCurves({ from: at, to, rx, ry, turn, large, clockwise }))
					outline.curveTo(m, curve);
				at = to;
				break;
			}
			case 'Z':
				outline.close();
				at = first;
				break;
			default:
				throw new Error(`Path data knows no ${letter}.`);
		}
	}
}

interface Reader {
	/** The next command: its letter, or the one before again where numbers go on; null at the end. */
	letter(): string | null;
	number(): number;
	flag(): boolean;
}

function readerOf(data: string): Reader {
	let at = 0;
	let before = '';
	const take = (pattern: RegExp): string | null => {
		pattern.lastIndex = at;
		const found = pattern.exec(data)?.[1] ?? null;
		if (found !== null) at = pattern.lastIndex;
		return found;
	};
	const need = (pattern: RegExp): string => {
		const found = take(pattern);
		if (found === null) throw new Error(`Path data can't be read at ${String(at)}: ${data}`);
		return found;
	};
	return {
		letter() {
			const found = take(/[\s,]*([a-z])/iy);
			if (found !== null) return (before = found);
			if (data.slice(at).trim() === '') return null;
			// Further pairs after a move are lines.
			return before === 'M' ? (before = 'L') : before === 'm' ? (before = 'l') : before;
		},
		number: () => Number(need(/[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/iy)),
		flag: () => need(/[\s,]*([01])/y) === '1'
	};
}
