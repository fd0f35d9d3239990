import type { Goal, LaneRef, NamedThing, NewLane, Place, ProposedChange } from './board.ts';
import type {
	ImpedimentId,
	ItemId,
	LinkId,
	ProductId,
	ProposalId,
	SessionId,
	TeamId,
	TimeboxId
} from './ids.ts';
import { unreachable } from './result.ts';
import { byText } from './order.ts';

/**
 * What rules look up by something else than its id. Kept by `write`, so that an act on a board of 10,000
 * items costs what it costs on one of 1,000.
 */
export interface TableIndex {
	/** cell → what stands in it, in order */
	readonly cells: Map<string, Place[]>;
	/** item → links it is an end of */
	readonly links: Map<ItemId, Set<LinkId>>;
	/** subject → open proposals that would change it: rivals (`subjectsOf`) */
	readonly open: Map<string, Set<ProposalId>>;
	/** item, lane or link → open proposals that name it in any way (`mentionsOf`) */
	readonly about: Map<string, Set<ProposalId>>;
	/** lane → how many items stand in it; `promised <timebox>` → how many dependencies are promised by then */
	readonly filled: Map<string, number>;
	/** key → item */
	readonly keys: Map<string, ItemId>;
	/** key → open proposals that add an item under it */
	readonly adding: Map<string, Set<ProposalId>>;
	/** session → what was agreed in it */
	readonly agreed: Map<SessionId, Set<ProposalId>>;
	/** item that was taken off the board, else what was ended (`endedKey`) → what was agreed that did it */
	readonly gone: Map<string, Set<ProposalId>>;
	/** words that not everybody may read → the private impediment they belong to */
	readonly private: Map<string, ImpedimentId>;
}

export const emptyIndex = (): TableIndex => ({
	cells: new Map(),
	links: new Map(),
	open: new Map(),
	about: new Map(),
	filled: new Map(),
	keys: new Map(),
	adding: new Map(),
	agreed: new Map(),
	gone: new Map(),
	private: new Map()
});

/** Where a team lane of a product meets a timebox. */
export interface Cell {
	readonly product: ProductId;
	readonly team: TeamId;
	readonly timebox: TimeboxId;
}

/** Ids hold no space, so no two cells share a key. */
export const cellKey = ({ product, team, timebox }: Cell): string => `${product} ${team} ${timebox}`;

/** The items that are on the board and that a change is about; none for changes of lanes and goals. */
export function itemsOf(change: ProposedChange): readonly ItemId[] {
	switch (change.kind) {
		case 'move':
		case 'edit':
		case 'drop':
		case 'split':
		case 'signal':
			return [change.item];
		case 'add':
			return [change.item.id];
		case 'merge':
			return [change.item, ...change.from];
		case 'promise':
			return [change.from, change.to];
		case 'share':
		case 'realign':
		case 'open-lane':
		case 'close-lane':
		case 'release':
		case 'goal':
		case 'drop-goal':
			return [];
		default:
			return unreachable(change);
	}
}

/** The first of them. */
export const itemOf = (change: ProposedChange): ItemId | null => itemsOf(change)[0] ?? null;

/** What a lane or column is called among subjects and mentions: `product:apps`. */
export const laneKey = ({ kind, id }: LaneRef): string => `${kind}:${id}`;

/** What is no item and was ended is found under this: ids hold no space. */
export const endedKey = ({ kind, id }: Pick<NamedThing, 'kind' | 'id'>): string => `${kind} ${id}`;

/** The lane that a change opens. */
export function laneOf(lane: NewLane): LaneRef {
	switch (lane.kind) {
		case 'product':
			return { kind: lane.kind, id: lane.product.id };
		case 'team':
			return { kind: lane.kind, id: lane.team.id };
		case 'timebox':
			return { kind: lane.kind, id: lane.timebox.id };
		default:
			return unreachable(lane);
	}
}

/** What a lane that is to be opened will be called. */
export function newLaneName(lane: NewLane): string {
	switch (lane.kind) {
		case 'product':
			return lane.product.name;
		case 'team':
			return lane.team.name;
		case 'timebox':
			return lane.timebox.name;
		default:
			return unreachable(lane);
	}
}

/** What a change would change: proposals with a common subject are rivals. Never empty; the first is the main one. */
export function subjectsOf(change: ProposedChange): readonly string[] {
	switch (change.kind) {
		case 'move':
		case 'edit':
		case 'add':
		case 'drop':
		case 'split':
		case 'merge':
		case 'signal':
			return itemsOf(change);
		case 'share':
			return [`product:${change.product}`];
		case 'realign':
			return [`team:${change.team}`];
		case 'open-lane':
			return [laneKey(laneOf(change.lane))];
		case 'close-lane':
			return [laneKey(change.lane)];
		case 'promise':
		case 'release':
			return [`link:${change.link}`];
		case 'goal':
			return [`goal:${change.goal.id}`];
		case 'drop-goal':
			return [`goal:${change.goal}`];
		default:
			return unreachable(change);
	}
}

/** All that a change names: its subjects, the ends of a promise, new parts, and the lanes it puts something into. */
export function mentionsOf(change: ProposedChange): readonly string[] {
	const subjects = subjectsOf(change);
	switch (change.kind) {
		case 'move':
		case 'add':
			return [...subjects, ...lanesOf(change.to)];
		case 'split':
			return [...subjects, ...change.parts.flatMap(({ item, to }) => [item.id, ...lanesOf(to)])];
		case 'realign':
			return change.to === null ? subjects : [...subjects, `product:${change.to}`];
		case 'promise':
			return [...subjects, change.from, change.to, `timebox:${change.neededBy}`];
		case 'goal':
			return [...subjects, ...goalLanes(change.goal)];
		case 'edit':
		case 'drop':
		case 'merge':
		case 'signal':
		case 'share':
		case 'open-lane':
		case 'close-lane':
		case 'release':
		case 'drop-goal':
			return subjects;
		default:
			return unreachable(change);
	}
}

/** The lanes and the column that meet in a cell, by their names among mentions. */
export const lanesOf = ({ product, team, timebox }: Cell): readonly string[] => [
	`product:${product}`,
	`team:${team}`,
	`timebox:${timebox}`
];

const goalLanes = ({ product, timebox }: Goal): readonly string[] => [
	...(product === null ? [] : [`product:${product}`]),
	...(timebox === null ? [] : [`timebox:${timebox}`])
];

/** Under what the dependencies promised by a timebox are counted. */
export const promisedBy = (timebox: TimeboxId): string => `promised ${timebox}`;

interface Ranked {
	readonly rank: string;
	readonly item: ItemId;
}

/** Order inside a cell: by rank, ties by id. Ranks compare as plain strings, never by locale. */
export const byRank = (a: Ranked, b: Ranked): number => byText(a.rank, b.rank) || byText(a.item, b.item);

/** Where `place` stands in a cell's ordered places, or would have to be put in. */
export function positionOf(places: readonly Ranked[], place: Ranked): number {
	let low = 0;
	let high = places.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const there = places[middle];
		if (there && byRank(there, place) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The places of a cell in order; the caller's own copy. */
export const placesIn = (table: { readonly index: TableIndex }, cell: Cell): Place[] =>
	table.index.cells.get(cellKey(cell))?.slice() ?? [];
