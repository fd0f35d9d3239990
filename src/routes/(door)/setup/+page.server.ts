import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { fields } from '#lib/server/auth/accounts.ts';
import { admit, look } from '#lib/server/auth/enter.ts';
import { isAdministered } from '#lib/server/auth/links.ts';
import { readForm, rejected } from '#lib/server/form.ts';
import { from, letIn } from '../../browser.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ done: await isAdministered(locals.store) });

const token = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1, 'The token stands in the terminal where Lockstep was started.')
);

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event.request, { token, ...fields });
		if (!form.ok) return fail(400, form.error);
		const { store } = event.locals;
		const link = await look(store, 'setup', form.value.token, from(event));
		if (!link.ok) return fail(400, rejected(form.value, { errors: { token: link.error } }));
		const secret = await admit(store, link.value, form.value, from(event));
		if (!secret.ok) return fail(400, rejected(form.value, { error: secret.error }));
		letIn(event, secret.value);
		redirect(303, '/boards/new');
	}
};
