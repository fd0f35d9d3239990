import type { Impediment } from '#lib/domain/matters.ts';
import { mayRead } from '#lib/domain/private.ts';
import type { WordsId } from '#lib/domain/ids.ts';
import type { BoardView } from '../board-view.svelte.ts';

/** Words that this person may not read are not even asked for: they would never be here. */
export const readWords = (view: BoardView, id: WordsId): string | null =>
	mayRead(view.table, view.me, id) ? (view.words(id) ?? '…') : null;

/** What an impediment says, or that it is not for this person to read. */
export const wordsOf = (view: BoardView, { text }: Impediment): string =>
	readWords(view, text) ?? 'A private matter. Those it concerns know.';
