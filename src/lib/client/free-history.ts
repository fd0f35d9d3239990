import type { Anchor, Mark } from '#lib/domain/free.ts';
import { sameJson } from '#lib/domain/free-rules.ts';
import type { MarkId } from '#lib/domain/ids.ts';

/** One's own steps in the free layer, to be taken back and taken again. Pure. */

/** A mark and where it hangs, either of which may be lacking. */
export interface Pair {
	readonly mark: Mark | null;
	readonly anchor: Anchor | null;
}

/** What one step did to one mark. */
export interface Change {
	readonly id: MarkId;
	readonly was: Pair;
	readonly now: Pair;
}

interface FreeStep {
	/** UTC ms of its last change. */
	readonly at: number;
	readonly changes: readonly Change[];
}

interface FreeHistory {
	readonly done: readonly FreeStep[];
	readonly undone: readonly FreeStep[];
}

export const noHistory: FreeHistory = { done: [], undone: [] };

/** No more steps than this are taken back. */
const longest = 100;
/** Changes of the same thing in the same way that follow each other faster than this are one step: typing, dragging. */
const breath = 1000;

/** One more step; what was undone before can't be done again. */
export function stepped({ done }: FreeHistory, step: FreeStep): FreeHistory {
	const last = done.at(-1);
	const joined = last && joins(last, step) ? asOne(last, step) : null;
	return { done: joined ? [...done.slice(0, -1), joined] : [...done, step].slice(-longest), undone: [] };
}

/** Whether a step goes on with the one before: the same marks, written again or moved again, neither made nor removed. */
function joins(last: FreeStep, { at, changes }: FreeStep): boolean {
	if (at - last.at > breath || last.changes.length !== changes.length) return false;
	return changes.every(({ id, was, now }, n) => {
		const before = last.changes[n];
		if (before?.id !== id || !now.mark || !was.mark || !before.now.mark) return false;
		const movesNow = !sameJson(was.anchor, now.anchor);
		const movedBefore = before.was.anchor !== null && !sameJson(before.was.anchor, before.now.anchor);
		const writesNow = !sameJson(was.mark, now.mark);
		// What was just made and is typed into at once is one step, too.
		return before.was.mark === null ? writesNow && !movesNow : movesNow === movedBefore;
	});
}

const asOne = (last: FreeStep, { at, changes }: FreeStep): FreeStep => ({
	at,
	changes: changes.map((change, n) => ({ ...change, was: last.changes[n]?.was ?? change.was }))
});

/** Takes the last step back. `changes`: what is to be written; null where there is no step. */
export function undone({ done, undone: later }: FreeHistory): Taken | null {
	const step = done.at(-1);
	if (!step) return null;
	return {
		history: { done: done.slice(0, -1), undone: [...later, step] },
		changes: step.changes.map(backwards)
	};
}

/** Takes the step again that was taken back last. */
export function redone({ done, undone: later }: FreeHistory): Taken | null {
	const step = later.at(-1);
	if (!step) return null;
	return { history: { done: [...done, step], undone: later.slice(0, -1) }, changes: step.changes };
}

export interface Taken {
	readonly history: FreeHistory;
	readonly changes: readonly Change[];
}

const backwards = ({ id, was, now }: Change): Change => ({ id, was: now, now: was });

/**
 * What of a change still makes sense on what stands there: a facet that others have changed since stays theirs,
 * and so does a mark they have taken away.
 */
export function stillMine({ id, was, now }: Change, stands: Pair): Change | null {
	if (was.mark !== null && stands.mark === null) return null;
	const mark = sameJson(was.mark, stands.mark) ? now.mark : stands.mark;
	const removes = now.mark === null;
	// A mark that somebody has written in since is not taken away under their hands.
	if (removes && mark !== null) return null;
	const anchor = removes || sameJson(was.anchor, stands.anchor) ? now.anchor : stands.anchor;
	const next: Pair = { mark, anchor };
	return sameJson(next, stands) ? null : { id, was: stands, now: next };
}

/** One change a mark: from how it was first to how it is last. */
export function onceEach(changes: readonly Change[]): readonly Change[] {
	const merged = new Map<MarkId, Change>();
	for (const change of changes) {
		const before = merged.get(change.id);
		merged.set(change.id, before ? { ...change, was: before.was } : change);
	}
	return [...merged.values()];
}
