import type { LiveBoard } from '#lib/client/board.svelte.ts';
import { boardOf, boardKey, write, type Table } from '#lib/domain/table.ts';
import { copyOf } from '#lib/domain/imagine.ts';
import type { BoardView, Source } from '../board-view.svelte.ts';

/** The live board, or the board as it would be while that is looked at. */
export function sourceOf(board: LiveBoard, imagining: () => boolean): Source {
	return {
		get table() {
			const imagined = imagining() ? board.whatIf.difference?.imagined : undefined;
			return imagined ?? board.table;
		},
		get version() {
			return board.version;
		},
		nameOf: board.nameOf,
		initialsOf: board.initialsOf,
		words: board.words,
		serverNow: () => board.serverNow()
	};
}
