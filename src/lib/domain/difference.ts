import type { Item, ItemEdit, Link, Part, Place, ProposedChange, Target, Team } from './board.ts';
import { isEqual } from './canonical.ts';
import { folded } from './folding.ts';
import type { ItemId } from './ids.ts';
import { imagine, type Imagined, type Returned } from './imagine.ts';
import { byRank, cellKey, placesIn, positionOf } from './lookup.ts';
import { unreachable } from './result.ts';
import type { Table } from './table.ts';

type Of<K extends ProposedChange['kind']> = Extract<ProposedChange, { kind: K }>;

/** What leads from one table to another, said as shortly as may be. */
export interface DifferenceAs {
	/** One trade: each thing changed once, in an order in which each can happen. */
	readonly changes: readonly ProposedChange[];
	/** What could not happen on the table and is not in it. */
	readonly returned: readonly Returned[];
	/** The table as it would be. */
	readonly imagined: Table;
}

/**
 * Brings changes, as they were made one after the other, to the one trade that comes to the same on this table:
 * what was moved to and fro is moved once, what ends as it began is left out (product.md 5, *propose the
 * difference*).
 */
export function differenceAs(table: Table, changes: readonly ProposedChange[]): DifferenceAs {
	const { table: then, returned }: Imagined = imagine(table, changes);
	const lost = new Set(returned.map(({ change }) => change));
	const said = folded(changes.filter((change) => !lost.has(change)));
	const moved = new Set(said.filter((change) => change.kind === 'move').map(({ item }) => item));
	const stay = staying(table, then, moved);
	const trade = said
		.filter((change) => (change.kind === 'move' ? !stay.has(change.item) : isNews(table, change)))
		.flatMap((change) => inTheEnd(table, then, change))
		.sort((a, b) => turns[a.kind] - turns[b.kind] || byTarget(then, a, b));
	return { changes: trade, returned, imagined: then };
}

/** Whether a change says anything that the table doesn't say already. */
function isNews(table: Table, change: ProposedChange): boolean {
	switch (change.kind) {
		case 'signal':
			return (table.items.get(change.item)?.signal ?? null) !== change.signal;
		case 'share':
			return table.products.get(change.product)?.share !== change.share;
		case 'realign':
			return !isAligned(table.teams.get(change.team), change);
		case 'goal':
			return !isEqual(table.goals.get(change.goal.id), change.goal);
		case 'drop-goal':
			return table.goals.has(change.goal);
		case 'release':
			return table.links.has(change.link);
		case 'promise':
			return !isPromised(table.links.get(change.link), change);
		case 'move':
		case 'edit':
		case 'add':
		case 'drop':
		case 'split':
		case 'merge':
		case 'open-lane':
		case 'close-lane':
			return true;
		default:
			return unreachable(change);
	}
}

const isAligned = (team: Team | undefined, { to, capacity }: Of<'realign'>): boolean =>
	(team?.home ?? null) === to && team?.capacity === capacity;

const isPromised = (link: Link | undefined, { neededBy }: Of<'promise'>): boolean =>
	link?.neededBy === neededBy && link.reopened === undefined;

/** The change as it comes out: its targets as they stand in the end; nothing where what it is about is gone by then. */
function inTheEnd(table: Table, then: Table, change: ProposedChange): readonly ProposedChange[] {
	const { kind } = change;
	if ((kind === 'move' || kind === 'signal') && !then.items.has(change.item)) return [];
	if (kind === 'move') return [{ ...change, to: targetIn(then, change.item, change.to) }];
	if (kind === 'add') return [{ ...change, to: targetIn(then, change.item.id, change.to) }];
	if (kind === 'split') return [{ ...change, parts: change.parts.map((part) => placed(then, part)) }];
	return kind === 'edit' ? news(table.items.get(change.item), then.items.get(change.item), change) : [change];
}

/** Only the facets that end other than they began. */
function news(was: Item | undefined, then: Item | undefined, change: Of<'edit'>): readonly ProposedChange[] {
	const facets = Object.entries(change.set).filter(
		([facet, value]) => !isEqual(was?.[facet as keyof ItemEdit], value)
	);
	return then && facets.length > 0 ? [{ ...change, set: Object.fromEntries(facets) }] : [];
}

const placed = (then: Table, { item, to }: Part): Part => ({ item, to: targetIn(then, item.id, to) });

/** Where an item stands on a table, said as a hand says it. */
function targetIn(table: Table, item: ItemId, otherwise: Target): Target {
	const place = table.places.get(item);
	if (!place) return otherwise;
	const { product, team, timebox } = place;
	return { product, team, timebox, after: neighbourOf(table, place, () => true) };
}

/** The nearest of those that `count` that stands before a place in its cell; null where none does. */
function neighbourOf(table: Table, place: Place, count: (item: ItemId) => boolean): ItemId | null {
	const cell = placesIn(table, place);
	return cell.slice(0, positionOf(cell, place)).findLast(({ item }) => count(item))?.item ?? null;
}

/** Of the items that were moved, those that need not be: they end in their cell, among those who stay, as they stood. */
function staying(table: Table, then: Table, moved: ReadonlySet<ItemId>): ReadonlySet<ItemId> {
	const stay = new Set<ItemId>();
	for (const now of [...moved].flatMap((item) => then.places.get(item) ?? []).sort(byRank)) {
		const was = table.places.get(now.item);
		if (!was || cellKey(was) !== cellKey(now)) continue;
		const stays = (item: ItemId): boolean =>
			(!moved.has(item) || stay.has(item)) && table.places.has(item) && then.places.has(item);
		if (neighbourOf(then, now, stays) === neighbourOf(table, was, stays)) stay.add(now.item);
	}
	return stay;
}

/** Lanes open first and close last; what goes makes room for what comes. */
const turns: Readonly<Record<ProposedChange['kind'], number>> = {
	'open-lane': 0,
	realign: 1,
	share: 1,
	release: 2,
	drop: 3,
	merge: 4,
	split: 5,
	add: 6,
	move: 6,
	edit: 7,
	signal: 7,
	promise: 8,
	goal: 9,
	'drop-goal': 9,
	'close-lane': 10
};

/** What is put into a cell is put there from the front, so that each finds the one it stands behind. */
function byTarget(then: Table, a: ProposedChange, b: ProposedChange): number {
	const [first, second] = [placeOf(then, a), placeOf(then, b)];
	return first && second ? byRank(first, second) : 0;
}

function placeOf(then: Table, change: ProposedChange): Place | undefined {
	if (change.kind === 'move') return then.places.get(change.item);
	return change.kind === 'add' ? then.places.get(change.item.id) : undefined;
}
