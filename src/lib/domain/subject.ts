import type { GoalId, ItemId, LinkId } from './ids.ts';
import type { Demand } from './authority.ts';
import type { LaneRef, Link, NamedItem, NamedThing, ProposedChange } from './board.ts';
import { endedKey, newLaneName } from './lookup.ts';
import { unreachable } from './result.ts';
import type { Table } from './table.ts';
import { templateOf } from './templates/templates.ts';

/** Short names of what changes and signatures are about, for sentences of the gates. */

const most = 3;

/** What a proposal is about. */
export function subjectOf(
	table: Table,
	{ changes }: { readonly changes: readonly ProposedChange[] }
): string {
	return fewOf([...new Set(changes.map((change) => nameOf(table, change)))]);
}

/** `A1`, `A1 and A2`, `A1, A2, A3 and 2 more`. */
export function fewOf(names: readonly string[]): string {
	const more = names.length - most;
	return andList(more > 0 ? [...names.slice(0, most), `${more} more`] : names);
}

/** `A1`, `A1 and A2`, `A1, A2 and A3`. */
export const andList = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

function nameOf(table: Table, change: ProposedChange): string {
	switch (change.kind) {
		case 'move':
		case 'edit':
		case 'drop':
		case 'split':
		case 'merge':
		case 'signal':
			return keyOf(table, change.item);
		case 'add':
			return change.item.key;
		case 'promise':
			return `${keyOf(table, change.from)} for ${keyOf(table, change.to)}`;
		case 'release':
			return linkName(table, change.link);
		case 'share':
			return laneNamed(table, { kind: 'product', id: change.product }) ?? change.product;
		case 'realign':
			return laneNamed(table, { kind: 'team', id: change.team }) ?? change.team;
		case 'open-lane':
			return newLaneName(change.lane);
		case 'close-lane':
			return laneNamed(table, change.lane) ?? change.lane.id;
		case 'goal':
			return change.goal.title;
		case 'drop-goal':
			return goalNamed(table, change.goal) ?? 'a goal';
		default:
			return unreachable(change);
	}
}

/** An item as it is called, or was when an agreement took it off the board; null where nobody knows any more. */
export function itemNamed(table: Table, id: ItemId): NamedItem | null {
	const item = table.items.get(id);
	return item ?? agreementOn(table, id)?.gone?.find((each) => each.id === id) ?? null;
}

/** The agreement that took something off the board. */
function agreementOn({ index, proposals }: Table, key: string) {
	const [by = null] = index.gone.get(key) ?? [];
	const outcome = by === null ? undefined : proposals.get(by)?.outcome;
	return outcome?.kind === 'agreed' ? outcome : null;
}

/** What was ended and is no item. */
function endedThing(table: Table, thing: Pick<NamedThing, 'kind' | 'id'>): NamedThing | undefined {
	const key = endedKey(thing);
	return agreementOn(table, key)?.ended?.find((each) => endedKey(each) === key);
}

/** A lane or column as it is called, or was when an agreement closed it; null where nobody knows any more. */
export function laneNamed(table: Table, lane: LaneRef): string | null {
	const name = laneAt(table, lane)?.name;
	if (name !== undefined) return name;
	const ended = endedThing(table, lane);
	return ended && 'name' in ended ? ended.name : null;
}

function laneAt(table: Table, lane: LaneRef): { readonly name: string } | undefined {
	switch (lane.kind) {
		case 'product':
			return table.products.get(lane.id);
		case 'team':
			return table.teams.get(lane.id);
		case 'timebox':
			return table.timeboxes.get(lane.id);
		default:
			return unreachable(lane);
	}
}

/** A goal by its title, of now or of when it was dropped; null where nobody knows any more. */
export function goalNamed(table: Table, id: GoalId): string | null {
	const ended = endedThing(table, { kind: 'goal', id });
	return table.goals.get(id)?.title ?? (ended && 'name' in ended ? ended.name : null);
}

/** The ends of a dependency that is there, or was until it was released; null where nobody knows any more. */
export function linkNamed(table: Table, id: LinkId): Pick<Link, 'from' | 'to'> | null {
	const ended = endedThing(table, { kind: 'link', id });
	return table.links.get(id) ?? (ended && 'from' in ended ? ended : null);
}

/** An item by its key; of what was dropped, the oldest logs know no more than that. */
export const keyOf = (table: Table, item: ItemId): string =>
	itemNamed(table, item)?.key ?? 'an item that was dropped';

function linkName(table: Table, id: LinkId): string {
	const ends = linkNamed(table, id);
	return ends ? `${keyOf(table, ends.from)} for ${keyOf(table, ends.to)}` : 'a dependency';
}

/** Whose signature it is: `Apps`, `Sponsor (Apps)`, `MetaScrum Product Owner`. */
export function partName(table: Table, { product, seat }: Demand): string {
	const lane = product === null ? null : (laneNamed(table, { kind: 'product', id: product }) ?? product);
	if (seat === undefined) return lane ?? 'The board';
	const name = templateOf(table).seats.find(({ kind }) => kind === seat)?.name ?? seat;
	return lane === null ? name : `${name} (${lane})`;
}
