import type { Hung, Mark, Tint } from '#lib/domain/free.ts';
import type { ItemId, MarkId } from '#lib/domain/ids.ts';
import type { Rect } from '../layout/boxes.ts';
import type { Point } from '../view/camera.ts';
import type { Bow } from './bows.ts';
import type { Glyph } from './contract.ts';

/** Kinds that are drawn one by one; reactions and dots are counted. */
type Single = Exclude<Mark['kind'], 'reaction' | 'dot'>;

/** One mark where it is drawn, world pixels. */
export interface MarkBox extends Rect {
	readonly id: MarkId;
	readonly hung: Hung;
	readonly mark: Extract<Mark, { kind: Single }>;
	/** Where it hangs. A pin's tip is there, an ink's points count from there. */
	readonly origin: Point;
	readonly bow: Bow | null;
	/** Of a thread's first comment: how many it holds. */
	readonly count: number;
}

/** Reactions of one kind, or dots, on one thing. */
export interface Chip extends Rect {
	readonly glyph: Glyph | 'dot';
	readonly tint: Tint;
	readonly count: number;
	readonly ids: readonly MarkId[];
	/** Null: they stand in a cell. */
	readonly item: ItemId | null;
}

/** Everything of the free layer that is drawn, from the ground up. */
export interface Sheet {
	readonly boxes: readonly MarkBox[];
	readonly chips: readonly Chip[];
}

export const bare: Sheet = { boxes: [], chips: [] };

/** World pixels of what has no size of its own. */
export const small = { pin: 26, chip: { height: 18, width: 18, counted: 28 }, gap: 3 } as const;
