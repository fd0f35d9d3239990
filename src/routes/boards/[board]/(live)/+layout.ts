import { openBoard } from '#lib/client/open.ts';
import type { LayoutLoad } from './$types';

/** The board lives in the browser: it is opened once and kept for all of its pages. */
export const ssr = false;

/** Not waited for, so that the page says at once that it is opening. */
export const load: LayoutLoad = ({ params }) => {
	const opening = openBoard(params.board);
	// Whoever awaits it shows why; until then it is nobody's unhandled failure.
	opening.catch(() => {});
	return { opening };
};
