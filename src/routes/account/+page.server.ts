import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { fields, signOut } from '#lib/server/auth/accounts.ts';
import { changePassword } from '#lib/server/auth/enter.ts';
import { readForm, rejected } from '#lib/server/form.ts';
import { letOut, personOf } from '../browser.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { store } = event.locals;
	const { person, authSession } = personOf(event);
	const [account, sessions] = await Promise.all([store.accounts.one(person), store.authSessions.of(person)]);
	const known = account && (await store.accounts.credentials(account.email));
	return {
		name: account?.name ?? '',
		email: account?.email ?? '',
		hasPassword: (known?.password ?? null) !== null,
		devices: sessions.map(({ id, device, startedAt }) => ({
			id,
			device,
			startedAt,
			here: id === authSession
		}))
	};
};

export const actions: Actions = {
	name: async (event) => {
		const { person } = personOf(event);
		const form = await readForm(event.request, { name: fields.name });
		if (!form.ok) return fail(400, form.error);
		await event.locals.store.accounts.rename(person, form.value.name);
		return { said: 'Your name is changed.' };
	},
	password: async (event) => {
		const caller = personOf(event);
		const form = await readForm(event.request, {
			current: v.optional(v.string(), ''),
			password: fields.password
		});
		if (!form.ok) return fail(400, form.error);
		const changed = await changePassword(event.locals.store, caller, form.value);
		if (!changed.ok) return fail(400, rejected({}, { errors: { current: changed.error } }));
		return { said: 'Your password is changed. Other devices are signed out.' };
	},
	device: async (event) => {
		const { person } = personOf(event);
		const form = await readForm(event.request, { device: v.string() });
		if (!form.ok) return fail(400, form.error);
		const { store } = event.locals;
		const own = (await store.authSessions.of(person)).some(({ id }) => id === form.value.device);
		if (own) await signOut(store, person, form.value.device);
		return { said: 'That device is signed out.' };
	},
	leave: async (event) => {
		const { person, authSession } = personOf(event);
		await signOut(event.locals.store, person, authSession);
		letOut(event);
		redirect(303, '/');
	},
	everywhere: async (event) => {
		const { person } = personOf(event);
		await signOut(event.locals.store, person, null);
		letOut(event);
		redirect(303, '/sign-in');
	}
};
