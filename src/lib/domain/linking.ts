import type { Link, ProposedChange } from './board.ts';
import { changed } from './changed.ts';
import type { ItemId, LinkId } from './ids.ts';
import { recordsIn } from './named.ts';
import { byText } from './order.ts';
import type { RecordChange, Table } from './table.ts';

/** What changes do to the links between items. */

/** The link of a promise as it stands from now on, whatever it was before. */
export function promised(
	table: Table,
	{ link: id, from, to, neededBy }: Extract<ProposedChange, { kind: 'promise' }>
): RecordChange {
	return changed(table, 'links', id, { id, kind: 'needs', from, to, neededBy });
}

/** The links an item is an end of, by id. */
export const linksOf = ({ index, links }: Pick<Table, 'index' | 'links'>, item: ItemId): Link[] =>
	recordsIn(links, index.links.get(item) ?? []).sort((a, b) => byText(a.id, b.id));

/** The links of an item go with it. */
export const unlinked = (table: Table, item: ItemId): RecordChange[] =>
	linksOf(table, item).map(({ id }) => changed(table, 'links', id, null));

/** A link led from an item that goes to the one that takes its place: never to itself, and never told twice. */
export function ledTo(table: Table, link: Link, gone: ItemId, heir: ItemId): RecordChange[] {
	const { id } = link;
	const led = { ...link, from: link.from === gone ? heir : link.from, to: link.to === gone ? heir : link.to };
	if (led.from === led.to) return [changed(table, 'links', id, null)];
	const known = sameAs(table, led);
	if (!known) return [changed(table, 'links', id, reopened(led))];
	const kept = known.neededBy === undefined && led.neededBy !== undefined;
	return [
		changed(table, 'links', id, null),
		...(kept ? [changed(table, 'links', known.id, reopened({ ...led, id: known.id }))] : [])
	];
}

/** A promise one end of which is no longer what it was binds nobody until it is given anew. */
const reopened = (link: Link): Link => (link.neededBy === undefined ? link : { ...link, reopened: true });

/** Another link that says the same. */
export const sameAs = (table: Table, link: Omit<Link, 'neededBy' | 'reopened'>): Link | undefined =>
	linksOf(table, link.from).find(
		(other) => other.id !== link.id && other.kind === link.kind && leadsThere(other, link)
	);

/** Whether a link of the item where `link` begins leads where it does; `related` has no direction. */
const leadsThere = (other: Pick<Link, 'from' | 'to'>, link: Pick<Link, 'kind' | 'to'>): boolean =>
	other.to === link.to || (link.kind === 'related' && other.from === link.to);

/**
 * The promises that are opened again because items have come to stand in another timebox than on the table
 * `before`, but for those given anew by the same changes.
 */
export function reopenedBy(
	before: Table,
	now: Table,
	carried: Iterable<string>,
	anew: ReadonlySet<string>
): RecordChange[] {
	const opened = new Map<LinkId, RecordChange>();
	for (const key of carried) {
		const [was, place] = [before.places.get(key), now.places.get(key)];
		if (!was || !place || was.timebox === place.timebox) continue;
		for (const link of linksOf(now, place.item))
			if (!anew.has(link.id)) opened.set(link.id, changed(now, 'links', link.id, reopened(link)));
	}
	return [...opened.values()];
}
