import type { Doc } from '#lib/document/docs.ts';
import { dropMark, hangMark, putMark, together } from '#lib/document/free.ts';
import { parseAnchor, parseMark, type Anchor, type Hung, type Mark } from '#lib/domain/free.ts';
import {
	plainText,
	weighed,
	weightOf,
	type Weight,
	whyNoRoom,
	whyNotContent
} from '#lib/domain/free-room.ts';
import { type MarkHand, thingOf, whyNoDot, whyNotAnchor, whyNotMark } from '#lib/domain/free-rules.ts';
import type { MarkId, PersonId } from '#lib/domain/ids.ts';
import type { Change, Pair } from './free-history.ts';

/** What a seat checks before it writes: the rules the server will refuse by, asked where the hand is. */

type Content<M> = M extends Mark ? Omit<M, 'by' | 'at'> : never;
type Patch<M> = M extends Mark
	? { readonly [K in keyof Omit<M, 'by' | 'at' | 'kind'>]?: M[K] | undefined }
	: never;

/** A mark as it is wanted; who made it and when is added here. */
export type NewMark = Content<Mark>;
/** What of a mark is to be otherwise; `undefined` takes away what may be lacking. */
export type MarkPatch = Patch<Mark>;

/** The sentence for parts that do not fit. */
export const unreadable = 'That does not fit here: it is too long, too large or too small.';

/** A mark made by this person, or null where its parts do not fit. */
export const madeOf = (wanted: NewMark, by: PersonId, at: number): Mark | null =>
	parseMark(cleaned({ ...wanted, by, at }));

/** A mark with some of its parts changed, or null where they do not fit. */
export const patched = (mark: Mark, patch: MarkPatch): Mark | null =>
	parseMark(cleaned({ ...mark, ...patch, by: mark.by, at: mark.at, kind: mark.kind }));

/** Absent parts left out, text without what can't be shown, sizes in whole pixels: as a hand gives them. */
const cleaned = (parts: Readonly<Record<string, unknown>>): unknown =>
	Object.fromEntries(
		Object.entries(parts)
			.filter(([, part]) => part !== undefined)
			.map(([name, part]) => [name, cleanedPart(name, part)])
	);

const texts: ReadonlySet<string> = new Set(['text', 'alt']);
const sizes: ReadonlySet<string> = new Set(['width', 'height']);

function cleanedPart(name: string, part: unknown): unknown {
	if (typeof part === 'string') return texts.has(name) ? plainText(part) : part;
	if (typeof part === 'number') return sizes.has(name) ? Math.round(part) : part;
	if (name === 'points' && Array.isArray(part)) return part.map((each) => Math.round(Number(each)));
	return name === 'to' ? settled(part as Anchor) : part;
}

/** A place as a hand gives it: inside the cell, in whole pixels; null where it is off the board. */
export const settled = (anchor: Anchor): Anchor | null =>
	parseAnchor(
		anchor.on === 'cell'
			? { ...anchor, fx: inside(anchor.fx), fy: inside(anchor.fy) }
			: { ...anchor, dx: Math.round(anchor.dx), dy: Math.round(anchor.dy) }
	);

const inside = (fraction: number): number => Math.min(1, Math.max(0, fraction));

/** Why a change may not be made on what is shown, or null. */
export function whyNot(change: Change, all: ReadonlyMap<MarkId, Hung>, hand: MarkHand): string | null {
	const { was, now } = change;
	// What is put back after it was removed: the server remembers whose it was.
	const restored = was.mark === null && now.mark !== null && now.mark.by !== hand.person;
	const rule = restored ? null : whyNotMark(was.mark, now.mark, hand);
	if (rule !== null) return rule;
	const hung =
		now.anchor === was.anchor || restored ? null : whyNotAnchor(now.mark ?? was.mark, now.anchor, hand);
	if (hung !== null || now.mark === null) return hung;
	return (
		(now.mark === was.mark ? null : whyNotContent(now.mark)) ??
		whyNotAnswer(change, all) ??
		whyNotMore(change, now.mark, all) ??
		whyNotDot(change.id, now.mark, now.anchor, all)
	);
}

/** Who answers, answers something: a thread that was not carried over is not begun anew by its answers. */
function whyNotAnswer({ was, now: { mark } }: Change, all: ReadonlyMap<MarkId, Hung>): string | null {
	if (was.mark !== null || mark?.kind !== 'comment' || mark.answers === null) return null;
	return all.has(mark.answers) ? null : 'The comment it answers is not there any more.';
}

/** Marks are never written in place, so each is weighed once. */
const weights = new WeakMap<Mark, Weight>();

function weight(mark: Mark): Weight {
	const known = weights.get(mark) ?? weightOf(mark);
	weights.set(mark, known);
	return known;
}

function whyNotMore({ id, was }: Change, now: Mark, all: ReadonlyMap<MarkId, Hung>): string | null {
	if (was.mark && weight(now).bytes <= weight(was.mark).bytes) return null;
	let [mine, board] = [weight(now), weight(now)];
	for (const { id: other, mark } of all.values()) {
		if (other === id) continue;
		board = weighed(board, weight(mark));
		if (mark.by === now.by) mine = weighed(mine, weight(mark));
	}
	return whyNoRoom(mine, board);
}

/** Nobody outweighs a room with dots. */
function whyNotDot(
	id: MarkId,
	mark: Mark,
	anchor: Anchor | null,
	all: ReadonlyMap<MarkId, Hung>
): string | null {
	if (mark.kind !== 'dot' || !anchor) return null;
	const thing = thingOf(anchor);
	let dots = 1;
	for (const hung of all.values())
		if (
			hung.id !== id &&
			hung.mark.kind === 'dot' &&
			hung.mark.by === mark.by &&
			thingOf(hung.anchor) === thing
		)
			dots++;
	return whyNoDot(dots);
}

/** Nothing yet. */
export const nothing = { mark: null, anchor: null } as const;

/** The two as one, where neither is lacking. */
export const asHung = (id: MarkId, { mark, anchor }: Pair): Hung | null =>
	mark && anchor ? { id, mark, anchor } : null;

/** Writes a change into a draft, as one update. */
export function writeInto(doc: Doc, { id, now: { mark, anchor } }: Change): void {
	together(doc, () => {
		if (!mark) return dropMark(doc, id);
		putMark(doc, id, mark);
		if (anchor) hangMark(doc, id, anchor);
	});
}
