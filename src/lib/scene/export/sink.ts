import type { Rect } from '../layout/boxes.ts';
import type { Blend } from '../theme.ts';
import type { Outline } from './outline.ts';

/** What a recorder tells: everything in pixels of the picture, no coordinates left to be worked out. */
export interface Sink {
	save(): void;
	restore(): void;
	/** Holds until what was saved before it is restored. */
	clip(outline: Outline): void;
	fill(outline: Outline, ink: Ink): void;
	stroke(outline: Outline, stroke: Stroke): void;
	text(line: TextLine): void;
	image(placed: PlacedImage): void;
}

export interface Ink {
	/** CSS, as the tokens say it. */
	readonly colour: string;
	readonly alpha: number;
	/** How it is laid over what was told before; letters and pictures always lie over it. */
	readonly blend: Blend;
}

export interface Stroke extends Ink {
	readonly width: number;
	readonly dash: readonly number[];
	readonly cap: CanvasLineCap;
	readonly join: CanvasLineJoin;
}

export interface TextLine extends Ink {
	readonly text: string;
	/** Where its base line begins, has its middle or ends. */
	readonly x: number;
	readonly y: number;
	readonly size: number;
	readonly weight: number;
	readonly family: string;
	/** Radians, clockwise. */
	readonly angle: number;
	readonly align: 'left' | 'center' | 'right';
	/** As the browser measured it. */
	readonly width: number;
}

/** A picture that stands upright. It has come and was decoded: painters put no other. */
export interface PlacedImage extends Rect {
	/** Its source is a `data:` address, its `alt` what it shows in words. */
	readonly image: HTMLImageElement;
	readonly alpha: number;
}
