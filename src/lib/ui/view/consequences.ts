import type { Link, ProposedChange } from '#lib/domain/board.ts';
import type { ItemId, TimeboxId } from '#lib/domain/ids.ts';
import { linksOf } from '#lib/domain/linking.ts';
import type { Table } from '#lib/domain/table.ts';
import { isLater } from '#lib/domain/time-order.ts';
import { itemKey, timeboxName } from './names.ts';
import { shortDay } from './times.ts';

/** What of dates would no longer hold once changes have happened, as the board stands now: said before anybody signs. */

/** Where things stand once all have happened; undefined: nowhere any more. */
type At = (item: ItemId) => TimeboxId | undefined;

/** Sentences; none where everything that holds goes on holding. */
export function consequences(table: Table, changes: readonly ProposedChange[]): string[] {
	const to = new Map<ItemId, TimeboxId>();
	for (const change of changes) if (change.kind === 'move') to.set(change.item, change.to.timebox);
	const before: At = (item) => table.places.get(item)?.timebox;
	const after: At = (item) => to.get(item) ?? before(item);
	const links = new Set([...to.keys()].flatMap((item) => linksOf(table, item)));
	return [
		...[...links].flatMap((link) => lateWords(table, link, before, after)),
		...[...to.keys()].flatMap((item) => liveWords(table, item, before, after))
	];
}

/** `KEP-1 comes too late for KEP-2: Sprint 3, needed by Sprint 2` */
function lateWords(table: Table, link: Link, before: At, after: At): string[] {
	const { kind, from, to } = link;
	const becomesLater = (than: TimeboxId | undefined, thanBefore: TimeboxId | undefined): boolean =>
		isLater(table, after(from), than) && !isLater(table, before(from), thanBefore);
	if (kind !== 'needs') return [];
	const promised = link.reopened === undefined ? link.neededBy : undefined;
	const needed = becomesLater(after(to), before(to)) ? after(to) : promised;
	const lands = after(from);
	if (!lands || !needed || (needed === promised && !becomesLater(promised, promised))) return [];
	const [giver, receiver] = [itemKey(table, from), itemKey(table, to)];
	const when = `${timeboxName(table, lands)}, needed by ${timeboxName(table, needed)}`;
	return [`${giver} comes too late for ${receiver}: ${when}`];
}

/** `KEP-1 lands after 9 Dec, when it was to be live for Lakeshore` */
function liveWords(table: Table, item: ItemId, before: At, after: At): string[] {
	const live = table.items.get(item)?.live;
	const ends = (at: TimeboxId | undefined): string | null => (at && table.timeboxes.get(at)?.ends) ?? null;
	const [now, then] = [ends(before(item)), ends(after(item))];
	if (!live || then === null || then <= live.date || (now !== null && now > live.date)) return [];
	return [
		`${itemKey(table, item)} lands after ${shortDay(live.date)}, when it was to be live for ${live.customer}`
	];
}
