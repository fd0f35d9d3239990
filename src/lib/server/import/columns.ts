import type { Timebox } from '#lib/domain/board.ts';
import { idOf, type TimeboxId } from '#lib/domain/ids.ts';
import { byText } from '#lib/domain/order.ts';
import { ranks } from '#lib/domain/rank.ts';
import { type Span, spanOf } from './days.ts';
import { natural } from './order.ts';
import { undatedName } from './rows.ts';

/** Timeboxes in order of time: those whose names speak of days by their days, then the others as people count. */
function inOrder(names: readonly string[]): { name: string; span: Span | null }[] {
	return names
		.map((name) => ({ name, span: spanOf(name) }))
		.sort((a, b) => {
			if (!a.span || !b.span) return Number(!a.span) - Number(!b.span) || natural(a.name, b.name);
			return (
				byText(a.span.starts, b.span.starts) || byText(a.span.ends, b.span.ends) || natural(a.name, b.name)
			);
		});
}

/** The board's columns: one a name, and last the one for what is not dated, which every board has. */
export function timeboxesOf(names: readonly string[], fresh: () => string): Timebox[] {
	const order = inOrder(names);
	const keys = ranks(order.length + 1);
	return [...order, { name: undatedName, span: null }].map(({ name, span }, at) => ({
		id: idOf<TimeboxId>(fresh()),
		name,
		starts: span?.starts ?? null,
		ends: span?.ends ?? null,
		rank: keys[at] ?? '',
		undated: at === order.length
	}));
}
