import type { Link, ProposedChange } from './board.ts';
import { changed } from './changed.ts';
import type { ItemId, LinkId } from './ids.ts';
import type { RecordChange, Table } from './table.ts';

/** What changes do to the links between items. */

/** The link of a promise as it stands from now on, whatever it was before. */
export function promised(
	table: Table,
	{ link: id, from, to, neededBy }: Extract<ProposedChange, { kind: 'promise' }>
): RecordChange {
	return changed(table, 'links', id, { id, kind: 'needs', from, to, neededBy });
}

/** The links of an item go with it. */
export const unlinked = (table: Table, item: ItemId): RecordChange[] =>
	[...(table.index.links.get(item) ?? [])].sort().map((id) => changed(table, 'links', id, null));

/** A link led from an item that goes to the one that takes its place: never to itself, and never told twice. */
export function ledTo(table: Table, id: LinkId, gone: ItemId, heir: ItemId): RecordChange[] {
	const link = table.links.get(id);
	if (!link) return [];
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
export function sameAs(table: Table, link: Omit<Link, 'neededBy' | 'reopened'>): Link | undefined {
	for (const id of table.index.links.get(link.from) ?? []) {
		const other = table.links.get(id);
		if (other && other.id !== link.id && other.kind === link.kind && joinsTheSame(other, link)) return other;
	}
	return undefined;
}

/** `related` has no direction. */
const joinsTheSame = (a: Pick<Link, 'from' | 'to'>, b: Pick<Link, 'kind' | 'from' | 'to'>): boolean =>
	(a.from === b.from && a.to === b.to) || (b.kind === 'related' && a.from === b.to && a.to === b.from);

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
		for (const id of now.index.links.get(place.item) ?? []) {
			const link = now.links.get(id);
			if (link?.neededBy !== undefined && link.reopened === undefined && !anew.has(id))
				opened.set(id, changed(now, 'links', id, reopened(link)));
		}
	}
	return [...opened.values()];
}
