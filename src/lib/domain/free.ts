import * as v from 'valibot';
import type { ItemId, MarkId, PersonId, ProductId, TeamId, TimeboxId } from './ids.ts';
import { pictureTypes } from './picture.ts';
import { id, line, ms, text } from './pieces.ts';

/**
 * The free layer: what people put on the board that binds nobody. Each mark is one JSON value under its id; where it
 * hangs is another under the same id, so that two people who move and write at once lose neither.
 */

/**
 * Where a mark hangs: inside a cell, by fractions of its width and height, or on a card, by world pixels from its top
 * left. Both mean the same on every seat, whatever it has collapsed or turned over.
 */
export type Anchor =
	| {
			readonly on: 'cell';
			readonly product: ProductId;
			readonly team: TeamId;
			readonly timebox: TimeboxId;
			readonly fx: number;
			readonly fy: number;
	  }
	| { readonly on: 'card'; readonly item: ItemId; readonly dx: number; readonly dy: number };

/** Colours of notes and ink by name; none of them means anything by itself. */
export const tints = ['yellow', 'blue', 'coral', 'green', 'violet', 'ink'] as const;
export type Tint = (typeof tints)[number];

export const shapeForms = ['rectangle', 'ellipse', 'diamond'] as const;
export const reactionGlyphs = ['thumbs-up', 'heart', 'party', 'eyes', 'question', 'warning'] as const;

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** World pixels from an anchor. */
const reach = v.pipe(v.number(), v.integer(), v.minValue(-20_000), v.maxValue(20_000));
const extent = v.pipe(v.number(), v.integer(), v.minValue(16), v.maxValue(4000));

export const anchor = v.variant('on', [
	v.strictObject({
		on: v.literal('cell'),
		product: id<ProductId>(),
		team: id<TeamId>(),
		timebox: id<TimeboxId>(),
		fx: fraction,
		fy: fraction
	}),
	v.strictObject({ on: v.literal('card'), item: id<ItemId>(), dx: reach, dy: reach })
]);

/** Who made a mark and when (UTC ms by the clock of their browser: for ordering only). */
const made = { by: id<PersonId>(), at: ms };
const tint = v.picklist(tints);

/** `pinned`: carried over when the session is locked; everything else stays in its archive. */
const pinned = v.optional(v.literal(true));

/** The form of a mark, as a draft and an archive hold it. */
export const mark = v.variant('kind', [
	v.strictObject({
		kind: v.literal('note'),
		...made,
		text: line(2000),
		tint,
		width: extent,
		height: extent,
		pinned
	}),
	v.strictObject({
		kind: v.literal('text'),
		...made,
		text: line(2000),
		size: v.picklist([14, 20, 28, 44]),
		pinned
	}),
	v.strictObject({
		kind: v.literal('shape'),
		...made,
		form: v.picklist(shapeForms),
		tint,
		width: extent,
		height: extent,
		text: line(500),
		pinned
	}),
	/** `points`: x, y, pressure (0–100) of each, world pixels from the anchor. */
	v.strictObject({
		kind: v.literal('ink'),
		...made,
		tint,
		width: v.picklist([2, 4, 8, 16, 24]),
		points: v.pipe(
			v.array(reach),
			v.minLength(3),
			v.maxLength(6000),
			v.check((all) => all.length % 3 === 0)
		),
		/** By a highlighter: even in width, and what lies under it is read through it. */
		seeThrough: v.optional(v.literal(true)),
		pinned
	}),
	/** Begins where the mark hangs; `to` is its other end. An end that hangs on a card sticks to it. */
	v.strictObject({ kind: v.literal('connector'), ...made, to: anchor, text: line(200), tint, pinned }),
	/** `answers`: the comment that began the thread. `mentions`: whom it names. */
	v.strictObject({
		kind: v.literal('comment'),
		...made,
		text: text(2000),
		mentions: v.pipe(v.array(id<PersonId>()), v.maxLength(20)),
		answers: v.nullable(id<MarkId>()),
		/** Of a thread's first comment: done with. */
		resolved: v.optional(v.literal(true)),
		pinned
	}),
	v.strictObject({ kind: v.literal('reaction'), ...made, glyph: v.picklist(reactionGlyphs) }),
	/** One dot on a card or a spot. Advice to whoever decides; it binds nobody. */
	v.strictObject({ kind: v.literal('dot'), ...made, tint }),
	/** `data`: base64 of a WebP, PNG or JPEG. */
	v.strictObject({
		kind: v.literal('image'),
		...made,
		type: v.picklist(pictureTypes),
		data: v.pipe(v.string(), v.maxLength(120_000), v.base64()),
		alt: line(500),
		width: extent,
		height: extent,
		pinned
	})
]);

export type Mark = v.InferOutput<typeof mark>;
export type MarkKind = Mark['kind'];

/** A mark and where it hangs, under one id. */
export interface Hung {
	readonly id: MarkId;
	readonly mark: Mark;
	readonly anchor: Anchor;
}

/** A value found under a mark's id, or null where it is none. */
export function parseMark(value: unknown): Mark | null {
	const parsed = v.safeParse(mark, value, { abortEarly: true });
	return parsed.success ? parsed.output : null;
}

/** A value found where an anchor ought to be, or null. */
export function parseAnchor(value: unknown): Anchor | null {
	const parsed = v.safeParse(anchor, value, { abortEarly: true });
	return parsed.success ? parsed.output : null;
}
