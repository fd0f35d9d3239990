import { untrack } from 'svelte';
import type { LiveBoard } from '#lib/client/board.svelte.ts';
import type { ActId } from '#lib/domain/ids.ts';
import type { BoardView } from '../board-view.svelte.ts';
import { cameBack, returnedLine } from '../view/returned.ts';

/** What was told of each board on this page: whoever goes from its one view to another is not told again. */
const told = new WeakMap<LiveBoard, readonly ActId[]>();

/** Says once what came back to its author, wherever they look: it is listed under Decide alone. */
export function tellReturned(board: LiveBoard, view: BoardView): void {
	$effect(() => {
		const known = told.get(board) ?? [];
		const news = cameBack(board.outbox).filter(({ id }) => !known.includes(id));
		if (news.length === 0) return;
		told.set(board, [...known, ...news.map(({ id }) => id)]);
		untrack(() => view.sayings.lead(returnedLine(news), 'Show', () => void show(view)));
	});
}

async function show(view: BoardView): Promise<void> {
	await view.showDecide();
	const first = document.querySelector<HTMLElement>('[data-returned]');
	if (!first) return;
	first.tabIndex = -1;
	first.focus();
}
