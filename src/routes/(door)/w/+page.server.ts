import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { enterBy } from '#lib/server/auth/enter.ts';
import { readForm, rejected } from '#lib/server/form.ts';
import { from, letWatch } from '../../browser.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, { secret: v.string() });
		if (!form.ok) return fail(400, form.error);
		const entered = await enterBy(event.locals.store, 'watch', form.value.secret, from(event));
		if (!entered.ok) return fail(400, rejected({}, { error: entered.error }));
		const { link, visit } = entered.value;
		letWatch(event, visit, link.expiresAt);
		// Opened by a screen on the wall, which nobody sits at.
		const wall = event.url.searchParams.has('wall') ? '/wall' : '';
		redirect(303, `/boards/${link.board}${wall}`);
	}
};
