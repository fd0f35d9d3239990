import type { Anchor, Hung, Mark, Tint, shapeForms, reactionGlyphs } from '#lib/domain/free.ts';
import type { MarkId } from '#lib/domain/ids.ts';

/** What goes into the scene about marks, and what hands tell of them. */

export type ShapeForm = (typeof shapeForms)[number];
export type Glyph = (typeof reactionGlyphs)[number];
export type InkWidth = Extract<Mark, { kind: 'ink' }>['width'];

/** What a hand that draws holds. Null where it holds nothing and selects or pans. */
export type DrawTool =
	| { readonly kind: 'note'; readonly tint: Tint }
	| { readonly kind: 'text' }
	| { readonly kind: 'shape'; readonly form: ShapeForm; readonly tint: Tint }
	| { readonly kind: 'pen' | 'highlighter'; readonly tint: Tint; readonly width: InkWidth }
	| { readonly kind: 'eraser' }
	| { readonly kind: 'connector'; readonly tint: Tint }
	| { readonly kind: 'comment' }
	| { readonly kind: 'reaction'; readonly glyph: Glyph }
	| { readonly kind: 'dot'; readonly tint: Tint }
	/** A picture that is ready to be put somewhere, and how large. */
	| { readonly kind: 'image'; readonly width: number; readonly height: number };

/** A tool that leaves ink. */
export type InkTool = Extract<DrawTool, { kind: 'pen' | 'highlighter' }>;

export const isInkTool = (tool: DrawTool): tool is InkTool =>
	tool.kind === 'pen' || tool.kind === 'highlighter';

/** Marks as one picture of the board shows them. */
export interface FreeInput {
	readonly all: ReadonlyMap<MarkId, Hung>;
	/** Changes with every change of `all`, which is written in place. */
	readonly version: number;
	/** What is selected: it bears a frame and a handle. */
	readonly chosen?: MarkId | null;
	/** What is being written in: an overlay shows its text. */
	readonly editing?: MarkId | null;
	/** First comments of threads that hold something this person has not read. */
	readonly unread?: ReadonlySet<MarkId>;
	/** Whether this hand may move a mark; nobody may where this is lacking. */
	readonly mayMove?: (id: MarkId) => boolean;
	readonly tool?: DrawTool | null;
}

/** What a hand did with marks. */
export type FreeIntent =
	/** A tool was used on a place. `size`: it was drawn so large, world pixels. */
	| {
			readonly kind: 'place';
			readonly tool: DrawTool;
			readonly anchor: Anchor;
			readonly size?: { readonly width: number; readonly height: number };
	  }
	/** A line was drawn; points as the mark's form holds them. */
	| {
			readonly kind: 'ink';
			readonly tool: InkTool;
			readonly anchor: Anchor;
			readonly points: readonly number[];
	  }
	| { readonly kind: 'connect'; readonly from: Anchor; readonly to: Anchor }
	/** The eraser went over a mark. */
	| { readonly kind: 'erase'; readonly mark: MarkId }
	/** A tool was used where there is no cell. */
	| { readonly kind: 'nowhere' }
	| { readonly kind: 'choose'; readonly mark: MarkId }
	/** It is to be written in, or read. */
	| { readonly kind: 'edit'; readonly mark: MarkId }
	/** Moved; `done` with the last of a drag. */
	| { readonly kind: 'hang'; readonly mark: MarkId; readonly anchor: Anchor; readonly done: boolean }
	| { readonly kind: 'size'; readonly mark: MarkId; readonly width: number; readonly height: number };
