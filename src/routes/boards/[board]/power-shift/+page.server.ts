import { error } from '@sveltejs/kit';
import { upcast } from '#lib/document/upcast.ts';
import { powerShiftOn } from '#lib/server/power-shift.ts';
import type { PageServerLoad } from './$types';

/** The figures as the log has them, and the name of whom the warning speaks of. */
export const load: PageServerLoad = async (event) => {
	const { board } = await event.parent();
	const { log, accounts } = event.locals.store;
	const shift = await powerShiftOn(log, board.id, Date.now(), upcast);
	if (!shift) error(404, 'There is no such board, or it is not yours to see.');
	const person = shift.warning?.person ?? null;
	const account = person === null ? null : await accounts.one(person);
	return { shift, name: person === null ? null : (account?.name ?? 'one person') };
};
