import type { Link, Place } from './board.ts';
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
 * Open proposals, besides rivals, that effects may concern: they are about what depends on an item that goes, close
 * a lane that something comes into, or bring a key that is taken. What changes about lanes, shares and goals may
 * concern any of them.
 */
export function nearBy(table: Table, effects: readonly Effect[]): ReadonlySet<ProposalId> {
	const search = { table, found: new Set<ProposalId>() };
	for (const effect of effects) look(search, effect);
	return search.found;
}

function look(search: Search, effect: Effect): void {
	const { index, links } = search.table;
	switch (effect.kind) {
		case 'placed':
			return placed(search, effect.place);
		case 'added':
			return take(search, index.adding.get(effect.item.key));
		case 'dropped':
			return dependingOn(search, effect.item);
		case 'linked':
			return dependency(search, effect.link);
		case 'unlinked':
			return dependency(search, links.get(effect.link));
		case 'edited':
		case 'signalled':
			return;
		case 'shared':
		case 'realigned':
		case 'product-opened':
		case 'team-opened':
		case 'timebox-opened':
		case 'product-closed':
		case 'team-closed':
		case 'timebox-closed':
		case 'goal-set':
		case 'goal-dropped':
			for (const ids of index.open.values()) take(search, ids);
			return;
		default:
			return unreachable(effect);
	}
}

function take({ found }: Search, ids: Iterable<ProposalId> | undefined): void {
	for (const id of ids ?? []) found.add(id);
}

/** Another order key alone concerns nobody. */
function placed(search: Search, place: Place): void {
	const was = search.table.places.get(place.item);
	if (was && cellKey(was) === cellKey(place)) return;
	// By subject alone: whoever closes the lane, not all that would put something into it.
	for (const lane of lanesOf(place)) take(search, search.table.index.open.get(lane));
	if (was?.product !== place.product || was.timebox !== place.timebox) dependingOn(search, place.item);
}

function dependingOn(search: Search, item: ItemId): void {
	take(search, search.table.index.about.get(item));
	for (const id of search.table.index.links.get(item) ?? []) dependency(search, search.table.links.get(id));
}

/** Who is about a dependency, about one of its ends, or closes the column by which it is promised. */
function dependency(search: Search, link: Link | undefined): void {
	if (!link) return;
	const { index } = search.table;
	take(search, index.open.get(linkKey(link.id)));
	for (const end of [link.from, link.to]) take(search, index.about.get(end));
	if (link.neededBy !== undefined) take(search, index.open.get(`timebox:${link.neededBy}`));
}

const linkKey = (id: LinkId): string => `link:${id}`;
