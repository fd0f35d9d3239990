import type { Item, LiveDate, ProposedChange } from './board.ts';
import { idOf, type ItemId, type NotifierId, type ProposalId } from './ids.ts';
import type { Landing } from './landing.ts';
import { itemsOf } from './lookup.ts';
import { theBoard, type Ruling } from './ruling.ts';
import type { Table } from './table.ts';

/** What a customer has to be told of: their date before and now, null for none. */
interface News {
	readonly customer: string;
	readonly was: string | null;
	readonly now: string | null;
}

/** What the changes come to, as far as anybody has to be told of it. */
type Landed = Pick<Landing, 'effects' | 'placeOf'>;

/**
 * Who has to be told once these changes are agreed (product.md 1.6): for each customer whose live date is set,
 * changed or dropped, or whose item goes to another timebox or away, a `notifier-needed` of the board's own, in
 * the order of the changes. `table` is the board before the changes, `landing` what they come to.
 */
export function notifiersFor(
	table: Table,
	proposal: ProposalId,
	changes: readonly ProposedChange[],
	landing: Landed,
	fresh: () => string
): Ruling[] {
	return [...new Set(changes.flatMap(itemsOf))].flatMap((item) =>
		newsOf(table, item, landing).map((news) => ({
			by: theBoard,
			what: {
				kind: 'notifier-needed',
				notifier: idOf<NotifierId>(fresh()),
				proposal,
				item,
				...news
			} as const
		}))
	);
}

/** An item that the changes bring is nobody's changed date. */
function newsOf(table: Table, id: ItemId, landing: Landed): News[] {
	const item = table.items.get(id);
	if (!item) return [];
	const now = liveAfter(item, landing);
	const moved = table.places.get(id)?.timebox !== landing.placeOf(id)?.timebox;
	if (item.live !== null && item.live.customer === now?.customer)
		return moved || item.live.date !== now.date ? [toTell(now.customer, item.live, now)] : [];
	return [
		...(item.live === null ? [] : [toTell(item.live.customer, item.live, null)]),
		...(now === null ? [] : [toTell(now.customer, null, now)])
	];
}

function liveAfter({ id, live }: Item, { effects }: Landed): LiveDate | null {
	let now = live;
	for (const effect of effects) {
		if (effect.kind === 'dropped' && effect.item === id) return null;
		if (effect.kind === 'edited' && effect.item === id && effect.set.live !== undefined)
			now = effect.set.live;
	}
	return now;
}

const toTell = (customer: string, was: LiveDate | null, now: LiveDate | null): News => ({
	customer,
	was: was?.date ?? null,
	now: now?.date ?? null
});
