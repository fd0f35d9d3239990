import type { ItemId } from '#lib/domain/ids.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { itemKey } from '../view/names.ts';
import { spotWords, type Walked } from './cell.ts';
import type { Standing } from './standing.svelte.ts';

/**
 * Selecting by the keyboard: chooses what one stands on, or lets go of it. `go` goes on first where a step was asked
 * for, and what one comes to is chosen as well.
 */
export function choose(here: Standing, view: BoardView, board: Walked, go: (() => void) | null): void {
	const before = go ? standsOn(here, board) : [];
	go?.();
	const now = standsOn(here, board);
	const { selected } = view;
	const off = !go && now.length > 0 && now.every((item) => selected.has(item));
	const chosen = off
		? [...selected].filter((item) => !now.includes(item))
		: [...selected, ...[...before, ...now].filter((item) => !selected.has(item))];
	view.choose(chosen);
	if (here.card === null) here.arrived(board);
	const what = here.entry ? itemKey(board.input.table, here.entry.item) : spotWords(board, here);
	const how = off ? 'not selected' : now.length > 0 ? 'selected' : 'nothing to select';
	here.tell(`${what}, ${how}. ${chosen.length} in all.`);
}

/** The card one stands on; in a cell all that stand in it. */
function standsOn(here: Standing, board: Walked): readonly ItemId[] {
	const entries = here.entries(board);
	const one = here.card === null ? undefined : entries[here.card];
	return (here.card === null ? entries : one ? [one] : [])
		.filter(({ ghost }) => !ghost)
		.map(({ item }) => item);
}
