import type { Place } from './board.ts';
import type { Effect } from './entries.ts';
import type { ItemId, LinkId, ProposalId } from './ids.ts';
import { cellKey, lanesOf } from './lookup.ts';
import { unreachable } from './result.ts';
import type { Table } from './table.ts';

/** `table` is the board before the effects. */
interface Search {
	readonly table: Table;
	readonly found: Set<ProposalId>;
}

/**
 * Open proposals that effects may concern: they name what was changed, close a lane that something has come into,
 * or are about what depends on it.
 */
export function nearBy(table: Table, effects: readonly Effect[]): ReadonlySet<ProposalId> {
	const search = { table, found: new Set<ProposalId>() };
	for (const effect of effects) look(search, effect);
	return search.found;
}

function look(search: Search, effect: Effect): void {
	switch (effect.kind) {
		case 'placed':
			return placed(search, effect.place);
		case 'edited':
		case 'signalled':
			return naming(search, effect.item);
		case 'added':
			naming(search, effect.item.id);
			return take(search, search.table.index.adding.get(effect.item.key));
		case 'dropped':
			return dependingOn(search, effect.item);
		case 'shared':
			return naming(search, `product:${effect.product}`);
		case 'realigned':
			return naming(search, `team:${effect.team}`);
		case 'product-opened':
			return naming(search, `product:${effect.product.id}`);
		case 'product-closed':
			return naming(search, `product:${effect.product}`);
		case 'team-opened':
			return naming(search, `team:${effect.team.id}`);
		case 'team-closed':
			return naming(search, `team:${effect.team}`);
		case 'timebox-opened':
		case 'timebox-closed':
			// How far moves go is counted in timeboxes.
			for (const ids of search.table.index.open.values()) take(search, ids);
			return;
		case 'linked':
			for (const end of [effect.link.from, effect.link.to]) naming(search, end);
			return linkEnds(search, effect.link.id);
		case 'unlinked':
			return linkEnds(search, effect.link);
		case 'goal-set':
			return naming(search, `goal:${effect.goal.id}`);
		case 'goal-dropped':
			return naming(search, `goal:${effect.goal}`);
		default:
			return unreachable(effect);
	}
}

function take({ found }: Search, ids: Iterable<ProposalId> | undefined): void {
	for (const id of ids ?? []) found.add(id);
}

function naming(search: Search, name: string): void {
	take(search, search.table.index.open.get(name));
	take(search, search.table.index.about.get(name));
}

/** Another order key alone concerns nobody. */
function placed(search: Search, place: Place): void {
	const was = search.table.places.get(place.item);
	if (was && cellKey(was) === cellKey(place)) return;
	// By subject alone: whoever closes the lane, not all that would put something into it.
	for (const lane of lanesOf(place)) take(search, search.table.index.open.get(lane));
	if (was?.product === place.product && was.timebox === place.timebox) naming(search, place.item);
	else dependingOn(search, place.item);
}

function dependingOn(search: Search, item: ItemId): void {
	naming(search, item);
	for (const id of search.table.index.links.get(item) ?? []) linkEnds(search, id);
}

function linkEnds(search: Search, id: LinkId): void {
	naming(search, `link:${id}`);
	const link = search.table.links.get(id);
	for (const end of link ? [link.from, link.to] : []) naming(search, end);
}
