import type { Drift } from '#lib/domain/drift.ts';
import type { Item, Place } from '#lib/domain/board.ts';
import type { ItemId, TimeboxId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { Table } from '#lib/domain/table.ts';
import { isLater } from '#lib/domain/time-order.ts';
import type { Since } from '#lib/scene/scene.ts';

const day = 24 * 60 * 60_000;

/** The marks on cards that stand otherwise than they did: what slipped or gained, and by how many days. */
export function sinceMarks(table: Table, drift: readonly Drift[]): Map<ItemId, Since> {
	const marks = new Map<ItemId, Since>();
	for (const each of drift) {
		const mark = markOf(table, each);
		if (mark && 'item' in each && marks.get(each.item)?.way !== 'later') marks.set(each.item, mark);
	}
	return marks;
}

function markOf(table: Table, drift: Drift): Since | null {
	switch (drift.kind) {
		case 'moved':
			return movedMark(table, drift.from, drift.to);
		case 'edited':
			return liveMark(drift.was, drift.now) ?? { way: 'changed', text: '' };
		case 'added':
			return { way: 'changed', text: 'new' };
		case 'dropped':
		case 'reordered':
		case 'opened':
		case 'closed':
		case 'share':
		case 'realigned':
		case 'goal':
		case 'link':
			return null;
		default:
			return unreachable(drift);
	}
}

function movedMark(table: Table, from: Place, to: Place): Since {
	if (from.timebox === to.timebox) return { way: 'changed', text: '' };
	const way = isLater(table, to.timebox, from.timebox) ? 'later' : 'earlier';
	const [was, now] = [endOf(table, from.timebox), endOf(table, to.timebox)];
	return { way, text: was === null || now === null ? '' : days(now - was) };
}

function endOf(table: Table, timebox: TimeboxId): number | null {
	const ends = table.timeboxes.get(timebox)?.ends;
	return ends ? Date.parse(ends) : null;
}

/** A promised date that moved says so. */
function liveMark(was: Item, now: Item): Since | null {
	if (!was.live || !now.live || was.live.date === now.live.date) return null;
	const by = Date.parse(now.live.date) - Date.parse(was.live.date);
	return { way: by > 0 ? 'later' : 'earlier', text: days(by) };
}

/** `+14 d`, `−7 d` */
const days = (ms: number): string => `${ms < 0 ? '−' : '+'}${Math.round(Math.abs(ms) / day)} d`;
