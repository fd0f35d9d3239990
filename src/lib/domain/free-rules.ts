import type { Anchor, Mark, MarkKind } from './free.ts';
import type { PersonId } from './ids.ts';

/**
 * Who may do what in the free layer, judged by what stood there before and what is to stand there afterwards.
 * The inspector of the draft refuses by these rules, and a seat asks them before it writes. Sentences are for the
 * person whose hand it is.
 */

/** Whose hand it is. */
export interface MarkHand {
	readonly person: PersonId;
	/** Facilitates the session, or holds the seat that does. */
	readonly facilitates: boolean;
}

/** What is remembered of a mark that was removed: whose it was, and all of it where it is a comment. */
export interface Gone {
	readonly by: PersonId;
	readonly at: number;
	readonly kind: MarkKind;
	readonly comment: Mark | null;
}

/** Kinds that belong to the board: anyone who may draft writes in them, moves them and takes them away. */
const everybodys: ReadonlySet<MarkKind> = new Set(['note', 'text', 'shape', 'connector']);

export const notYours = 'Only whoever made this can change it.';
const notInAnothersName = 'A mark is made in one’s own name only.';
const madeOnce = 'Who made a mark, when, and what it is never changes.';

type Maker = Pick<Gone, 'by' | 'kind'>;

/** Whether this hand may write in a mark: its text, colour, size. */
export const mayEdit = ({ by, kind }: Maker, { person }: MarkHand): boolean =>
	by === person || everybodys.has(kind);

/** Whether this hand may move a mark or take it away. A comment yields to the facilitator too. */
export const mayMoveOrRemove = (mark: Maker, hand: MarkHand): boolean =>
	mayEdit(mark, hand) || (mark.kind === 'comment' && hand.facilitates);

/** What is remembered of a mark once it is gone. */
export const goneOf = (mark: Mark): Gone => ({
	by: mark.by,
	at: mark.at,
	kind: mark.kind,
	comment: mark.kind === 'comment' ? mark : null
});

/**
 * Why a mark may not change so, or null where it may. `gone`: what stood under the id before and was removed; it
 * may come back, since whoever wrote in it elsewhere could not know, and whoever removed it may change their mind.
 */
export function whyNotMark(
	was: Mark | null,
	now: Mark | null,
	hand: MarkHand,
	gone: Gone | null = null
): string | null {
	if (was === null) return now === null ? null : whyNotMade(now, hand, gone);
	if (now === null) return mayMoveOrRemove(was, hand) ? null : notYours;
	if (!isSameMark(was, now)) return madeOnce;
	if (mayEdit(was, hand)) return null;
	return hand.facilitates && isSettledOnly(was, now) ? null : notYours;
}

function whyNotMade(now: Mark, hand: MarkHand, gone: Gone | null): string | null {
	if (gone === null) return now.by === hand.person ? null : notInAnothersName;
	if (!isSameMark(gone, now)) return madeOnce;
	if (mayEdit(gone, hand)) return null;
	return hand.facilitates && sameJson(gone.comment, now) ? null : notYours;
}

/** Why where a mark hangs may not change, or null. `maker`: of the mark that stands there, or stood there. */
export function whyNotAnchor(maker: Maker | null, now: Anchor | null, hand: MarkHand): string | null {
	if (maker === null) return now === null ? null : 'Nothing of that name hangs there.';
	return mayMoveOrRemove(maker, hand) ? null : notYours;
}

const isSameMark = (was: Pick<Gone, 'by' | 'at' | 'kind'>, now: Mark): boolean =>
	was.by === now.by && was.at === now.at && was.kind === now.kind && isSameThread(was, now);

/** An answer stays in the thread it was given in. */
const isSameThread = (was: object, now: Mark): boolean =>
	now.kind !== 'comment' || !('answers' in was) || was.answers === now.answers;

/** Of a comment nothing but whether it is settled, and whether it is carried over. */
const isSettledOnly = (was: Mark, now: Mark): boolean =>
	was.kind === 'comment' && sameJson({ ...was, ...unsettled }, { ...now, ...unsettled });

const unsettled = { resolved: null, pinned: null };

/** Equal values, in whichever order their keys were written. */
export function sameJson(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [mine, theirs] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
	return (
		mine.length === theirs.size &&
		mine.every(([key, value]) => theirs.has(key) && sameJson(value, theirs.get(key)))
	);
}

/**
 * How many dots one person may put on one thing. Three is what dot voting deals out where people may pile up
 * their dots; with more, one person would outweigh a small room.
 */
export const mostDots = 3;

/** What a mark hangs on, as a name: a card, or a cell whatever the place in it. */
export const thingOf = (anchor: Anchor): string =>
	anchor.on === 'card' ? `card ${anchor.item}` : `cell ${anchor.product} ${anchor.team} ${anchor.timebox}`;

/** Why a person may put no further dot on a thing that holds `dots` of theirs, or null. */
export const whyNoDot = (dots: number): string | null =>
	dots > mostDots ? `At most ${mostDots} of your dots fit on one thing.` : null;
