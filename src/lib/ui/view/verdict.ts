import { may } from '#lib/domain/authority.ts';
import { needsCause } from '#lib/domain/classes.ts';
import type { ProposedChange, Target } from '#lib/domain/board.ts';
import type { Who } from '#lib/domain/decide.ts';
import type { ItemId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { objection } from '#lib/domain/rules/propose.ts';
import type { Table } from '#lib/domain/table.ts';
import type { DropVerdict } from '#lib/scene/scene.ts';
import { movesTo } from './moves.ts';
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

/** What a drop of items here would come to, shown beside the carried card: one verdict for all of them. */
export function verdictOf(
	table: Table,
	items: readonly ItemId[],
	to: Target,
	who: Who | null,
	now?: number
): DropVerdict {
	const changes = movesTo(table, items, to);
	const refusal = changes.length === 0 ? null : refusalOf(table, changes, who, now);
	if (refusal) return { ok: false, because: refusal.because };
	const chips = changeChips(table, changes, who?.person ?? null, now);
	return { ok: true, signers: chips, signsItself: chips.every((chip) => chip.mine) };
}

/** A date promised to a customer moves only with its cause (product.md 1.6). */
export const wantsCause = (table: Table, changes: readonly ProposedChange[]): boolean =>
	needsCause(table, changes);

/** May this person do anything on the board but read it? */
export const mayPropose = (table: Table, who: Who | null): boolean =>
	who !== null && may(table, who, 'propose');
