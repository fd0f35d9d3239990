import type { ItemId } from '#lib/domain/ids.ts';
import { cellKey, type Cell } from '#lib/domain/lookup.ts';
import type { GhostCard } from '../scene.ts';

/** The ghosts of a view, by what is asked of them. */
export interface Proposed {
	readonly ghosts: readonly GhostCard[];
	readonly byItem: ReadonlyMap<ItemId, readonly GhostCard[]>;
	readonly byCell: ReadonlyMap<string, readonly GhostCard[]>;
}

/** Sorted by item and by cell; the same as `before` where the ghosts are the same. */
export function proposedBy(ghosts: readonly GhostCard[], before: Proposed | null): Proposed {
	if (before?.ghosts === ghosts) return before;
	return {
		ghosts,
		byItem: Map.groupBy(ghosts, ({ item }) => item),
		byCell: Map.groupBy(ghosts, ({ to }) => cellKey(to))
	};
}

/** Place of a ghost among the rivals for its item, from 1; 0 where it has none. */
export function rivalOf({ byItem }: Proposed, ghost: GhostCard): number {
	const rivals = byItem.get(ghost.item) ?? [];
	return rivals.length > 1 ? rivals.indexOf(ghost) + 1 : 0;
}

/** Items whose ghosts are others than before, and the cells in which those stand or stood. */
export function regrouped(before: Proposed, after: Proposed): { items: Set<ItemId>; cells: Cell[] } {
	const items = new Set<ItemId>();
	const cells: Cell[] = [];
	if (before === after) return { items, cells };
	for (const item of new Set([...before.byItem.keys(), ...after.byItem.keys()])) {
		const [was, now] = [before.byItem.get(item) ?? [], after.byItem.get(item) ?? []];
		if (was.length === now.length && was.every((ghost, n) => ghost === now[n])) continue;
		items.add(item);
		for (const { to } of [...was, ...now]) cells.push(to);
	}
	return { items, cells };
}

/**
 * The ghosts of a new input, those that say what they said being the same objects as before; and the very list of
 * before where all are. Ghosts are made anew with every change of anything.
 */
export function recognised(before: readonly GhostCard[], now: readonly GhostCard[]): readonly GhostCard[] {
	if (before === now) return before;
	const known = new Map(before.map((ghost) => [ghost.id, ghost]));
	const ghosts = now.map((ghost) => {
		const was = known.get(ghost.id);
		return was && sameGhost(was, ghost) ? was : ghost;
	});
	const alike = ghosts.length === before.length && ghosts.every((ghost, n) => ghost === before[n]);
	return alike ? before : ghosts;
}

function sameGhost(a: GhostCard, b: GhostCard): boolean {
	return (
		a === b ||
		(a.item === b.item &&
			a.proposal === b.proposal &&
			a.added === b.added &&
			a.state === b.state &&
			a.by === b.by &&
			a.to.after === b.to.after &&
			cellKey(a.to) === cellKey(b.to) &&
			a.signers.length === b.signers.length &&
			a.signers.every(({ label, state, mine }, n) => {
				const other = b.signers[n];
				return other?.label === label && other.state === state && other.mine === mine;
			}))
	);
}
