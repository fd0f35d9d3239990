import type { Anchor } from '#lib/domain/free.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import type { Rect } from '../layout/boxes.ts';
import type { Point } from '../view/camera.ts';
import type { MarkBox } from './boxes.ts';
import type { DrawTool, InkTool } from './contract.ts';

/** What this seat's hand is doing with marks. All points are of the world. */
export type Drawing =
	| {
			readonly kind: 'inking';
			readonly tool: InkTool;
			readonly anchor: Anchor;
			readonly origin: Point;
			readonly points: readonly number[];
	  }
	/** `tapped`: begun by a click, so the next click ends it. */
	| {
			readonly kind: 'connecting';
			readonly from: Anchor;
			readonly start: Point;
			readonly card: Rect | null;
			readonly at: Point;
			readonly tapped: boolean;
	  }
	| { readonly kind: 'stretching'; readonly tool: DrawTool; readonly from: Point; readonly at: Point }
	| { readonly kind: 'erasing'; readonly gone: ReadonlySet<MarkId> }
	| { readonly kind: 'moving'; readonly box: MarkBox; readonly grip: Point; readonly at: Point }
	| { readonly kind: 'sizing'; readonly box: MarkBox; readonly grip: Point; readonly at: Point };

/** The least and the most a mark is wide or high. */
const extents = { least: 24, most: 4000 } as const;

const fit = (size: number): number => Math.round(Math.min(extents.most, Math.max(extents.least, size)));

/** How far what is moved is from where it hangs. */
export const offsetOf = ({ at, grip, box }: Extract<Drawing, { kind: 'moving' }>): Point => ({
	x: at.x - grip.x - box.origin.x,
	y: at.y - grip.y - box.origin.y
});

/** What is being sized, as it would be; pictures keep their proportions. */
export function sizeOf({ box, at, grip }: Extract<Drawing, { kind: 'sizing' }>): {
	width: number;
	height: number;
} {
	const [width, height] = [fit(at.x - grip.x - box.x), fit(at.y - grip.y - box.y)];
	return box.mark.kind === 'image'
		? { width, height: fit((width * box.height) / box.width) }
		: { width, height };
}

/** The rectangle between where a shape was begun and where the hand is. */
export const stretched = ({ from, at }: Extract<Drawing, { kind: 'stretching' }>): Rect => ({
	x: Math.min(from.x, at.x),
	y: Math.min(from.y, at.y),
	width: fit(Math.abs(at.x - from.x)),
	height: fit(Math.abs(at.y - from.y))
});

/** Marks with a size of their own can be made larger by their corner. */
export const isSizable = ({ mark }: MarkBox): boolean =>
	mark.kind === 'note' || mark.kind === 'shape' || mark.kind === 'image';
