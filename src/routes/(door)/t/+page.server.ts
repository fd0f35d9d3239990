import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { enterBy } from '#lib/server/auth/enter.ts';
import { readForm, rejected } from '#lib/server/form.ts';
import { from, letBring } from '../../browser.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, { secret: v.string() });
		if (!form.ok) return fail(400, form.error);
		const entered = await enterBy(event.locals.store, 'point', form.value.secret, from(event));
		if (!entered.ok) return fail(400, rejected({}, { error: entered.error }));
		letBring(event, entered.value.visit, entered.value.link.expiresAt);
		return { entered: true };
	}
};
