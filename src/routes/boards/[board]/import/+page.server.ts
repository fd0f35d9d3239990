import { error } from '@sveltejs/kit';
import { personOf } from '../../../browser.server.ts';
import { importWords } from '../../importing/words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	personOf(event);
	const { standing } = await event.parent();
	if (standing.watching) error(403, 'A watch link reads the board and no more.');
	return importWords;
};
