import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { signIn, signInByLink } from '#lib/server/auth/enter.ts';
import { readForm, rejected } from '#lib/server/form.ts';
import { from, letIn, next } from '../../browser.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { caller }, url }) => ({
	signedInAs: caller.kind === 'person' ? caller.name : null,
	to: next(url.searchParams.get('to'))
});

const typed = {
	email: v.pipe(
		v.string(),
		v.trim(),
		v.toLowerCase(),
		v.minLength(1, 'Which address do you sign in with?'),
		v.maxLength(200)
	),
	password: v.pipe(v.string(), v.minLength(1, 'Your password is needed.'), v.maxLength(1000))
};

export const actions: Actions = {
	password: async (event) => {
		const form = await readForm(event.request, typed);
		if (!form.ok) return fail(400, form.error);
		const secret = await signIn(event.locals.store, form.value, from(event));
		if (!secret.ok) return fail(400, rejected(form.value, { error: secret.error }));
		letIn(event, secret.value);
		redirect(303, next(event.url.searchParams.get('to')));
	},
	link: async (event) => {
		const form = await readForm(event.request, { secret: v.string() });
		if (!form.ok) return fail(400, form.error);
		const secret = await signInByLink(event.locals.store, form.value.secret, from(event));
		if (!secret.ok) return fail(400, rejected({}, { error: secret.error }));
		letIn(event, secret.value);
		redirect(303, '/');
	}
};
