import { may } from '#lib/domain/authority.ts';
import { needsCause } from '#lib/domain/classes.ts';
import type { Place, ProposedChange, Target } from '#lib/domain/board.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import { placesIn } from '#lib/domain/lookup.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { objection } from '#lib/domain/rules/propose.ts';
import type { Table } from '#lib/domain/table.ts';
import type { DropVerdict } from '#lib/scene/scene.ts';
import { changeChips } from './signers.ts';

const watching: Refusal = {
	rule: 'watching',
	because: 'You watch this board: nothing can be moved from here.'
};

/** The rule the server will ask, asked before the drop: null where it would let the change pass. `who` null: a watcher. */
export const refusalOf = (
	table: Table,
	changes: readonly ProposedChange[],
	who: Who | null,
	now?: number
): Refusal | null => (who ? objection(table, who, changes, now) : watching);

/** What a drop here would come to, shown beside the carried card. */
export function verdictOf(
	table: Table,
	item: ItemId,
	to: Target,
	who: Who | null,
	now?: number
): DropVerdict {
	const changes: ProposedChange[] = [{ kind: 'move', item, to }];
	const refusal = staysPut(table, item, to) ? null : refusalOf(table, changes, who, now);
	if (refusal) return { ok: false, because: refusal.because };
	const chips = changeChips(table, changes, who?.person ?? null, now);
	return { ok: true, signers: chips, signsItself: chips.every((chip) => chip.mine) };
}

/** A drop that leaves the card where it stands asks for nothing. */
export function staysPut(table: Table, item: ItemId, to: Target): boolean {
	const place = table.places.get(item);
	if (!place || !sameCell(place, to)) return false;
	const others = placesIn(table, place);
	const before = others[others.findIndex((each) => each.item === item) - 1]?.item ?? null;
	return to.after === item || to.after === before;
}

const sameCell = (place: Place, to: Target): boolean =>
	place.product === to.product && place.team === to.team && place.timebox === to.timebox;

/** A date promised to a customer moves only with its cause (product.md 1.6). */
export const wantsCause = (table: Table, changes: readonly ProposedChange[]): boolean =>
	needsCause(table, changes);

/** May this person do anything on the board but read it? */
export const mayPropose = (table: Table, who: Who | null): boolean =>
	who !== null && may(table, who, 'propose');

/** Behind the last item of a cell, where a card carried by keyboard or menu lands. */
export function endOf(table: Table, cell: Omit<Target, 'after'>, except: ItemId): Target {
	const last = placesIn(table, cell)
		.filter((place) => place.item !== except)
		.at(-1);
	return { ...cell, after: last?.item ?? null };
}
