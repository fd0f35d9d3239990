import type { LiveBoard } from '#lib/client/board.svelte.ts';
import { beingChanged } from '#lib/client/drafts.ts';
import type { Source } from '../source.ts';

/** The live board, or, while that is looked at, the board as it would be. */
export const sourceOf = (board: LiveBoard, imagining: () => boolean): Source => ({
	get table() {
		return (imagining() ? board.whatIf.imagined : null) ?? board.table;
	},
	get version() {
		return board.version;
	},
	nameOf: board.nameOf,
	initialsOf: board.initialsOf,
	words: board.words,
	get changing() {
		return beingChanged(board.table, board.drafts);
	},
	serverNow: () => board.serverNow()
});
