import type { MarkId } from '#lib/domain/ids.ts';
import type { Change, Pair } from './free-history.ts';

/**
 * What one person wrote into the free layer and the server has not confirmed: kept in the browser, so that a
 * reload, a cut wire or a session that was locked meanwhile loses none of it. Pure.
 */
export interface UnsentMark {
	readonly id: MarkId;
	/** How it is to be; no mark: taken away. */
	readonly now: Pair;
	/** It was made here: where it is lacking it is made again. What others made and took away meanwhile stays away. */
	readonly made: boolean;
	/** Another with every write: a confirmation speaks of what was sent before it. */
	readonly stamp: string;
	/** How often the server took none of what this was sent with. */
	readonly refusals: number;
}

export type Unsent = ReadonlyMap<MarkId, UnsentMark>;

/** With these changes waiting too. */
export function withChanges(unsent: Unsent, changes: readonly Change[], stamp: string): Unsent {
	const next = new Map(unsent);
	for (const { id, was, now } of changes) {
		const made = next.get(id)?.made ?? was.mark === null;
		next.set(id, { id, now, made, stamp, refusals: 0 });
	}
	return next;
}

/** Without what is on the server's disk, as far as it has not changed since it was sent. */
export function withoutConfirmed(unsent: Unsent, sent: Unsent): Unsent {
	const next = new Map(unsent);
	for (const { id, stamp } of sent.values()) if (next.get(id)?.stamp === stamp) next.delete(id);
	return next;
}

/** How often something is offered again after the server took none of what it was sent with. */
const patience = 2;

/** The server took nothing of what was sent: what is offered again, and what is given up. */
export function refused(unsent: Unsent): { readonly again: Unsent; readonly lost: readonly UnsentMark[] } {
	const counted = [...unsent.values()].map((each) => ({ ...each, refusals: each.refusals + 1 }));
	return {
		again: byId(counted.filter(({ refusals }) => refusals < patience)),
		lost: counted.filter(({ refusals }) => refusals >= patience)
	};
}

/** What a person wrote and the board could not keep, and the sentence why. */
export interface LostMark {
	readonly id: MarkId;
	readonly now: Pair;
	readonly because: string;
}

/** With these among them, each mark once. What was to be taken away is nobody's loss. */
export const withLost = (all: readonly LostMark[], more: readonly LostMark[]): readonly LostMark[] => [
	...all.filter(({ id }) => !more.some((each) => each.id === id)),
	...more.filter(({ now }) => now.mark !== null)
];

export const byId = (all: readonly UnsentMark[]): Unsent => new Map(all.map((each) => [each.id, each]));

/** What putting it back changes where this stands now, or null where there is nothing to do any more. */
export function puttingBack({ id, now, made }: UnsentMark, stands: Pair): Change | null {
	if (now.mark === null) return stands.mark ? { id, was: stands, now } : null;
	return stands.mark || made ? { id, was: stands, now } : null;
}

/** Characters of JSON that wait. */
export const lengthOf = (unsent: Unsent): number =>
	[...unsent.values()].reduce((sum, { now }) => sum + JSON.stringify(now).length, 0);

/**
 * The most that may wait while the server can't be reached: what comes back together goes out as one message,
 * and the server takes none that is longer than a quarter of a megabyte.
 */
export const mostUnsent = 150_000;

/**
 * What is kept once this tab holds `now` in the place of `before`. Another tab's own stay as they are, and what was
 * `found` in its place and is there no more is not kept again.
 */
export function keptWith(
	kept: readonly UnsentMark[],
	before: Unsent,
	now: Unsent,
	found: Unsent
): readonly UnsentMark[] {
	const same = (all: Unsent, { id, stamp }: UnsentMark): boolean => all.get(id)?.stamp === stamp;
	const own = [...now.values()].filter(
		(each) => !same(found, each) || kept.some(({ id, stamp }) => id === each.id && stamp === each.stamp)
	);
	return [...kept.filter((each) => !same(before, each) && !own.some(({ id }) => id === each.id)), ...own];
}
