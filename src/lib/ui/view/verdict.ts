import { classify, may } from '#lib/domain/authority.ts';
import type { Place, ProposedChange, Target } from '#lib/domain/board.ts';
import { decide, type Who } from '#lib/domain/decide.ts';
import { idOf, type ActId, type ItemId } from '#lib/domain/ids.ts';
import { byRank, placesIn } from '#lib/domain/lookup.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { boardOf, type Table } from '#lib/domain/table.ts';
import type { DropVerdict } from '#lib/scene/scene.ts';
import { changeChips } from './signers.ts';

/** Who would drop (null: a watcher), and the server's time (UTC ms). */
export interface Dropper {
	readonly who: Who | null;
	readonly now: number;
}

/** The rule the server would ask, asked before the drop: null where it would let the change pass. */
export function refusalOf(
	table: Table,
	changes: readonly ProposedChange[],
	{ who, now }: Dropper
): Refusal | null {
	const board = boardOf(table);
	if (!board || !who) return { rule: 'watching', because: 'Watching only: nothing can be moved.' };
	let made = 0;
	const judged = decide(
		table,
		// What a date's cause is gets asked after the drop; here it must not be what refuses.
		{
			id: idOf<ActId>('before-the-drop'),
			act: { kind: 'propose', changes: [...changes], because: null, cause: 'other' }
		},
		who,
		{ board: board.id, now, fresh: () => `before-the-drop-${++made}`, log: '0'.repeat(64) }
	);
	return judged.ok ? null : judged.error;
}

/** What a drop here would come to, shown beside the carried card. */
export function verdictOf(table: Table, item: ItemId, to: Target, dropper: Dropper): DropVerdict {
	const changes: ProposedChange[] = [{ kind: 'move', item, to }];
	const refusal = refusalOf(table, changes, dropper);
	if (refusal) return { ok: false, because: refusal.because };
	const chips = changeChips(table, changes, dropper.who?.person ?? null);
	return { ok: true, signers: chips, signsItself: chips.every((chip) => chip.mine) };
}

/** A drop that leaves the card where it stands asks for nothing. */
export function staysPut(table: Table, item: ItemId, to: Target): boolean {
	const place = table.places.get(item);
	if (!place || !sameCell(place, to)) return false;
	const others = placesIn(table, place);
	const behind = others[others.findIndex((each) => each.item === item) - 1]?.item ?? null;
	return to.after === item || to.after === behind;
}

const sameCell = (place: Place, to: Target): boolean =>
	place.product === to.product && place.team === to.team && place.timebox === to.timebox;

/** A date promised to a customer moves only with its cause (product.md 1.6). */
export function wantsCause(table: Table, changes: readonly ProposedChange[]): boolean {
	return changes.some((change) => {
		const item = change.kind === 'add' ? change.item : table.items.get(change.item);
		return Boolean(item?.live) && classify(table, change) === 're-date';
	});
}

/** May this person do anything on the board but read it? */
export const mayPropose = (table: Table, who: Who | null): boolean =>
	who !== null && may(table, who, 'propose');

/** The last item of a cell, behind which a card carried there by keyboard or menu lands. */
export function endOf(table: Table, cell: Omit<Target, 'after'>, except: ItemId): Target {
	const last = placesIn(table, cell)
		.filter((place) => place.item !== except)
		.sort(byRank)
		.at(-1);
	return { ...cell, after: last?.item ?? null };
}
