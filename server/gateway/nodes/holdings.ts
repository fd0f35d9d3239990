import type { BoardId } from '#lib/domain/ids.ts';
import type { Lease } from '#lib/server/storage/nodes.ts';

/** A board this node owns, and until when by its own clock: ms that never jump, and go on while it is stopped. */
interface Holding {
	readonly lease: Lease;
	readonly until: number;
}

/** The boards this node owns. */
export type Holdings = ReadonlyMap<BoardId, Holding>;

const is = (lease: Lease) => (other: Lease) => other.board === lease.board && other.fence === lease.fence;

/** With a board that was taken, under whatever it was held before. */
export const taking = (holdings: Holdings, lease: Lease, until: number): Holdings =>
	new Map(holdings).set(lease.board, { lease, until });

/** Without a lease that was given up; one taken since stays. */
export function without(holdings: Holdings, lease: Lease): Holdings {
	const next = new Map(holdings);
	const held = next.get(lease.board);
	if (held && is(lease)(held.lease)) next.delete(lease.board);
	return next;
}

/** What has run out: others may own it by now, whatever this node has heard of it. */
export const lapsed = (holdings: Holdings, now: number): readonly Lease[] =>
	[...holdings.values()].filter(({ until }) => until <= now).map(({ lease }) => lease);

/**
 * After a renewal of `asked` that left `kept`, which are held until then. What was given up or taken anew while it was
 * under way is not touched.
 */
export function renewed(
	holdings: Holdings,
	asked: readonly Lease[],
	kept: readonly Lease[],
	until: number
): { readonly holdings: Holdings; readonly lost: readonly Lease[] } {
	const next = new Map(holdings);
	const lost: Lease[] = [];
	for (const lease of asked) {
		const held = next.get(lease.board);
		if (!held || !is(lease)(held.lease)) continue;
		if (kept.some(is(lease))) next.set(lease.board, { lease, until });
		else {
			next.delete(lease.board);
			lost.push(lease);
		}
	}
	return { holdings: next, lost };
}
