import { error } from '@sveltejs/kit';
import { openBoard } from '#lib/client/open.ts';
import { WireError } from '#lib/client/wire.ts';
import type { LayoutLoad } from './$types';

/** The board lives in the browser: it is opened once and kept for all of its pages. */
export const ssr = false;

export const load: LayoutLoad = async ({ params }) => {
	try {
		return { live: await openBoard(params.board) };
	} catch (cause) {
		if (cause instanceof WireError) error(cause.status ?? 503, cause.message);
		throw cause;
	}
};
