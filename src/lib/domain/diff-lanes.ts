import type { AgreedBoard } from './agreed.ts';
import type { Goal, LaneRef, Link, Product, Team } from './board.ts';
import { isEqual } from './canonical.ts';
import type { GoalId, LinkId, PersonId, ProductId, TeamId } from './ids.ts';

/** One way in which lanes, goals and dependencies of a board differ from those of an earlier one. */
export type LaneDifference =
	| { readonly kind: 'opened' | 'closed'; readonly lane: LaneRef; readonly name: string }
	| {
			readonly kind: 'owner';
			readonly product: ProductId;
			readonly was: PersonId | null;
			readonly now: PersonId | null;
	  }
	| {
			readonly kind: 'share';
			readonly product: ProductId;
			readonly was: number | null;
			readonly now: number | null;
	  }
	/** Another home or another capacity. */
	| { readonly kind: 'realigned'; readonly team: TeamId; readonly was: Team; readonly now: Team }
	| { readonly kind: 'goal'; readonly goal: GoalId; readonly was: Goal | null; readonly now: Goal | null }
	| { readonly kind: 'link'; readonly link: LinkId; readonly was: Link | null; readonly now: Link | null };

/** Lanes and columns that came and went; owners, shares, teams, goals and dependencies that are other than before. */
export const laneDifferences = (was: AgreedBoard, now: AgreedBoard): LaneDifference[] => [
	...lanes(pairs(was.products, now.products), (id) => ({ kind: 'product', id })),
	...lanes(pairs(was.teams, now.teams), (id) => ({ kind: 'team', id })),
	...lanes(pairs(was.timeboxes, now.timeboxes), (id) => ({ kind: 'timebox', id })),
	...pairs(was.products, now.products).flatMap(products),
	...pairs(was.teams, now.teams).flatMap(teams),
	...pairs(was.goals ?? [], now.goals ?? []).map(goals),
	...pairs(was.links, now.links).map(links)
];

/** One record before and after; at least one of them is there. */
interface Pair<T extends { readonly id: string }> {
	readonly id: T['id'];
	readonly was: T | null;
	readonly now: T | null;
}

/** Records that differ, by id: what is there now in its order, then what is gone. */
function pairs<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Pair<T>[] {
	const earlier = new Map(before.map((record) => [record.id, record]));
	const present = new Set(after.map(({ id }) => id));
	return [
		...after.map((now) => ({ id: now.id, was: earlier.get(now.id) ?? null, now })),
		...before.filter(({ id }) => !present.has(id)).map((was) => ({ id: was.id, was, now: null }))
	].filter(({ was, now }) => !isEqual(was, now));
}

const lanes = <T extends { readonly id: string; readonly name: string }>(
	changed: readonly Pair<T>[],
	ref: (id: T['id']) => LaneRef
): LaneDifference[] =>
	changed.flatMap(({ was, now }): LaneDifference[] => {
		if (now && !was) return [{ kind: 'opened', lane: ref(now.id), name: now.name }];
		return was && !now ? [{ kind: 'closed', lane: ref(was.id), name: was.name }] : [];
	});

/** A product that has just been opened has the owner and the share it was given since. */
function products({ was, now }: Pair<Product>): LaneDifference[] {
	if (!now) return [];
	const [owner, share] = [was?.owner ?? null, was?.share ?? null];
	return [
		...(owner === now.owner ? [] : [{ kind: 'owner', product: now.id, was: owner, now: now.owner } as const]),
		...(share === now.share ? [] : [{ kind: 'share', product: now.id, was: share, now: now.share } as const])
	];
}

function teams({ was, now }: Pair<Team>): LaneDifference[] {
	if (!was || !now) return [];
	const same = (was.home ?? null) === (now.home ?? null) && was.capacity === now.capacity;
	return same ? [] : [{ kind: 'realigned', team: now.id, was, now }];
}

const goals = ({ id, was, now }: Pair<Goal>): LaneDifference => ({ kind: 'goal', goal: id, was, now });

const links = ({ id, was, now }: Pair<Link>): LaneDifference => ({ kind: 'link', link: id, was, now });
