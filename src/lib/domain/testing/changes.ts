import type {
	Goal,
	Item,
	ItemEdit,
	LaneRef,
	Part,
	PrioritySignal,
	ProposedChange,
	Target,
	Timebox
} from '../board.ts';
import {
	idOf,
	type GoalId,
	type ItemId,
	type LinkId,
	type ProductId,
	type TeamId,
	type TimeboxId
} from '../ids.ts';
import { products, teams, timeboxes } from './board.ts';

/** Changes of every kind for tests, on the board of `testing/board.ts`. Where nothing is said: apps, red, spring. */

/** The first spot of apps/red/spring, unless overridden. */
export const target = (more: Partial<Target> = {}): Target => ({
	product: products.apps,
	team: teams.red,
	timebox: timeboxes.spring,
	after: null,
	...more
});

export const changes = {
	add: (item: Item, to: Partial<Target> = {}): ProposedChange => ({ kind: 'add', item, to: target(to) }),
	edit: (item: ItemId, set: ItemEdit): ProposedChange => ({ kind: 'edit', item, set }),
	drop: (item: ItemId): ProposedChange => ({ kind: 'drop', item }),
	/** Each part lands first in apps/red/spring. */
	split: (item: ItemId, ...parts: readonly Item[]): ProposedChange => ({
		kind: 'split',
		item,
		set: {},
		parts: parts.map((each): Part => ({ item: each, to: target() }))
	}),
	merge: (item: ItemId, ...from: readonly ItemId[]): ProposedChange => ({
		kind: 'merge',
		item,
		from,
		set: {}
	}),
	signal: (item: ItemId, signal: PrioritySignal | null): ProposedChange => ({ kind: 'signal', item, signal }),
	share: (product: ProductId, share: number | null): ProposedChange => ({ kind: 'share', product, share }),
	realign: (team: TeamId, to: ProductId | null, capacity: number | null = null): ProposedChange => ({
		kind: 'realign',
		team,
		to,
		capacity
	}),
	openProduct: (id: string, name = id): ProposedChange => ({
		kind: 'open-lane',
		lane: { kind: 'product', product: { id: idOf<ProductId>(id), name, code: 'NX' } }
	}),
	openTeam: (id: string, name = id): ProposedChange => ({
		kind: 'open-lane',
		lane: { kind: 'team', team: { id: idOf<TeamId>(id), name, capacity: 20 } }
	}),
	openTimebox: (
		id: string,
		dates: Partial<Pick<Timebox, 'name' | 'starts' | 'ends'>> = {}
	): ProposedChange => ({
		kind: 'open-lane',
		lane: {
			kind: 'timebox',
			timebox: { id: idOf<TimeboxId>(id), name: id, starts: null, ends: null, ...dates }
		}
	}),
	close: (lane: LaneRef): ProposedChange => ({ kind: 'close-lane', lane }),
	/** The link is called after its ends, as `needs` calls it, unless it is named. */
	promise: (
		from: ItemId,
		to: ItemId,
		neededBy: TimeboxId,
		link: LinkId = idOf<LinkId>(`${from}-${to}`)
	): ProposedChange => ({ kind: 'promise', link, from, to, neededBy }),
	release: (link: string): ProposedChange => ({ kind: 'release', link: idOf<LinkId>(link) }),
	goal: (
		id: GoalId,
		product: ProductId | null = null,
		timebox: TimeboxId | null = null,
		title = 'Reach it'
	): ProposedChange => ({ kind: 'goal', goal: { id, title, product, timebox } satisfies Goal }),
	dropGoal: (goal: GoalId): ProposedChange => ({ kind: 'drop-goal', goal })
} as const;
