import { personOf } from '../../browser.server.ts';
import { importWords } from '../importing/words.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({
	administrator: personOf(event).administrator,
	...importWords
});
