import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { SeatKind } from '#lib/domain/board.ts';
import { seatNames } from '#lib/ui/page/seats.ts';
import { fields } from '#lib/server/auth/accounts.ts';
import { accept, admit, look } from '#lib/server/auth/enter.ts';
import { readForm, rejected } from '#lib/server/form.ts';
import type { AccessLinkOf } from '#lib/server/storage/account-ports.ts';
import { from, letIn, personOf } from '../../browser.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { caller } }) => ({
	signedInAs: caller.kind === 'person' ? caller.name : null
});

const secret = v.string();

/** What the invitation says to whoever holds it: enough to trust it, nothing of the board. */
async function shown({ locals: { store } }: RequestEvent, link: AccessLinkOf<'invitation'>) {
	const [board, maker] = await Promise.all([store.boards.one(link.board), store.accounts.one(link.madeBy)]);
	return {
		board: board?.name ?? '',
		by: maker?.name ?? '',
		seats: named(link.seats),
		expiresAt: link.expiresAt
	};
}

const named = (seats: readonly SeatKind[]): string[] => seats.map((seat) => seatNames[seat]);

/** To the board, as soon as the seats have reached its log. */
async function next(
	{ locals: { store } }: RequestEvent,
	{ id, board }: AccessLinkOf<'invitation'>
): Promise<string> {
	const state = (await store.links.one(id))?.state;
	return state?.kind === 'spent' && state.seated ? `/boards/${board}` : '/';
}

export const actions: Actions = {
	look: async (event) => {
		const form = await readForm(event.request, { secret });
		if (!form.ok) return fail(400, form.error);
		const link = await look(event.locals.store, 'invitation', form.value.secret, from(event));
		if (!link.ok) return fail(400, rejected({}, { error: link.error }));
		return { invitation: await shown(event, link.value) };
	},
	admit: async (event) => {
		const form = await readForm(event.request, { secret, ...fields });
		if (!form.ok) return fail(400, form.error);
		const { store } = event.locals;
		const link = await look(store, 'invitation', form.value.secret, from(event));
		if (!link.ok) return fail(400, rejected(form.value, { error: link.error }));
		const admitted = await admit(store, link.value, form.value, from(event));
		if (!admitted.ok) return fail(400, rejected(form.value, { errors: { email: admitted.error } }));
		letIn(event, admitted.value);
		redirect(303, await next(event, link.value));
	},
	accept: async (event) => {
		const { person } = personOf(event);
		const form = await readForm(event.request, { secret });
		if (!form.ok) return fail(400, form.error);
		const link = await look(event.locals.store, 'invitation', form.value.secret, from(event));
		if (!link.ok) return fail(400, rejected({}, { error: link.error }));
		const accepted = await accept(event.locals.store, link.value, person);
		if (!accepted.ok) return fail(400, rejected({}, { error: accepted.error }));
		redirect(303, await next(event, link.value));
	}
};
