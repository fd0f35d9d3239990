import type { LinkId, Place, ProductId, Proposal, ProposalId, ProposedChange } from './board.ts';
import type { ItemId, SessionId, TeamId, TimeboxId } from './ids.ts';
import { unreachable } from './result.ts';
import type { RecordChange } from './table.ts';

/**
 * What rules look up by something else than its id. Kept by `write`, so that an act on a board of 10,000
 * items costs what it costs on one of 1,000.
 */
export interface TableIndex {
	/** cell → what stands in it, in order */
	readonly cells: Map<string, Place[]>;
	/** item → links it is an end of */
	readonly links: Map<ItemId, Set<LinkId>>;
	/** item → open proposals that touch it */
	readonly open: Map<ItemId, Set<ProposalId>>;
	/** key → item */
	readonly keys: Map<string, ItemId>;
	/** key → open proposals that add an item under it */
	readonly adding: Map<string, Set<ProposalId>>;
	/** session → what was agreed in it */
	readonly agreed: Map<SessionId, Set<ProposalId>>;
}

export const emptyIndex = (): TableIndex => ({
	cells: new Map(),
	links: new Map(),
	open: new Map(),
	keys: new Map(),
	adding: new Map(),
	agreed: new Map()
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

interface Ranked {
	readonly rank: string;
	readonly item: ItemId;
}

/** Order inside a cell: by rank, ties by id. Ranks compare as plain strings, never by locale. */
export const byRank = (a: Ranked, b: Ranked): number =>
	a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.item < b.item ? -1 : a.item > b.item ? 1 : 0;

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

function toggle<K, V>(map: Map<K, Set<V>>, key: K, value: V, present: boolean): void {
	const set = map.get(key);
	if (present) {
		if (set) set.add(value);
		else map.set(key, new Set([value]));
	} else if (set?.delete(value) && set.size === 0) map.delete(key);
}

/** Keeps the index in step with one record's change. */
export function reindex(index: TableIndex, change: RecordChange): void {
	switch (change.kind) {
		case 'places':
			if (change.was) leave(index.cells, change.was);
			if (change.now) enter(index.cells, change.now);
			return;
		case 'links':
			for (const [link, present] of [[change.was, false] as const, [change.now, true] as const])
				if (link) for (const end of [link.from, link.to]) toggle(index.links, end, link.id, present);
			return;
		case 'proposals':
			if (change.was) noteProposal(index, change.was, false);
			if (change.now) noteProposal(index, change.now, true);
			return;
		case 'items':
			if (change.was && index.keys.get(change.was.key) === change.was.id) index.keys.delete(change.was.key);
			if (change.now) index.keys.set(change.now.key, change.now.id);
			return;
		case 'board':
		case 'seats':
		case 'products':
		case 'teams':
		case 'timeboxes':
		case 'sessions':
		case 'points':
		case 'goals':
		case 'proxies':
		case 'comments':
		case 'pathways':
		case 'notifiers':
		case 'emergencies':
		case 'buffers':
		case 'requests':
			return;
		case 'impediments':
			if (change.was) notePrivate(index, change.was, false);
			if (change.now) notePrivate(index, change.now, true);
			return;
		default:
			unreachable(change);
	}
}

function enter(cells: Map<string, Place[]>, place: Place): void {
	const key = cellKey(place);
	const places = cells.get(key);
	if (places) places.splice(positionOf(places, place), 0, place);
	else cells.set(key, [place]);
}

function leave(cells: Map<string, Place[]>, place: Place): void {
	const key = cellKey(place);
	const places = cells.get(key) ?? [];
	const position = positionOf(places, place);
	if (places[position]?.item !== place.item) return;
	places.splice(position, 1);
	if (places.length === 0) cells.delete(key);
}

/** The session a proposal was agreed in; null where it was not agreed, or agreed under a lock. */
export const agreedIn = ({ outcome, session }: Proposal): SessionId | null =>
	outcome.kind === 'agreed' ? (outcome.session ?? session) : null;

function noteProposal(index: TableIndex, proposal: Proposal, present: boolean): void {
	const sitting = agreedIn(proposal);
	if (sitting !== null) toggle(index.agreed, sitting, proposal.id, present);
	if (proposal.outcome.kind !== 'open') return;
	for (const change of proposal.changes) {
		toggle(index.open, itemOf(change), proposal.id, present);
		if (change.kind === 'add') toggle(index.adding, change.item.key, proposal.id, present);
	}
}

function notePrivate(index: TableIndex, impediment: Impediment, present: boolean): void {
	if (!impediment.private) return;
	for (const words of wordsIn(impediment))
		if (present) index.private.set(words, impediment.id);
		else index.private.delete(words);
}

/** The places of a cell in order; the caller's own copy. */
export const placesIn = (table: { readonly index: TableIndex }, cell: Cell): Place[] =>
	table.index.cells.get(cellKey(cell))?.slice() ?? [];
