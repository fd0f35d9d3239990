import { error, redirect } from '@sveltejs/kit';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { standingOn } from '#lib/server/auth/sees.ts';
import type { LayoutServerLoad } from './$types';

/** Nobody gets to a page of a board who may not see it; that it exists is not told either. */
export const load: LayoutServerLoad = async ({ locals: { caller, store }, params, url }) => {
	const id = idOf<BoardId>(params.board);
	const [summary, standing] = await Promise.all([store.boards.one(id), standingOn(store, caller, id)]);
	if (summary && standing) return { board: { id, name: summary.name, zone: summary.zone }, standing };
	if (caller.kind === 'stranger') redirect(303, `/sign-in?to=${encodeURIComponent(url.pathname)}`);
	error(404, 'There is no such board, or it is not yours to see.');
};
