import { error, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { seatKinds } from '#lib/domain/board.ts';
import { idOf, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import { closeAccount } from '#lib/server/auth/accounts.ts';
import { invite, revokeLink, watchLink } from '#lib/server/auth/links.ts';
import { mayInvite, mayShow, standingOn, type Standing } from '#lib/server/auth/sees.ts';
import { readForm } from '#lib/server/form.ts';
import type { BoardLink } from '#lib/server/storage/account-ports.ts';
import { personOf } from '../../../browser.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { lanesOf } from './lanes.server.ts';
import { shownLinks, shownPeople } from './shown.server.ts';

export const load: PageServerLoad = async (event) => {
	const { standing, board } = await event.parent();
	if (standing.watching) error(404, 'There is no such board, or it is not yours to see.');
	const { store } = event.locals;
	const may = { invite: mayInvite(standing), show: mayShow(standing) };
	return {
		may,
		me: personOf(event).person,
		people: await shownPeople(store, board.id, may.invite),
		products: (await lanesOf(store.log, board.id)).map(({ id, name, code, colour, owner }) => ({
			...{ id, name, code, colour, owner }
		})),
		links: may.show ? await shownLinks(store, board.id, ({ kind }) => shows(kind, may)) : [],
		now: Date.now()
	};
};

/** Talking-point links have a page of their own. */
const shows = (kind: BoardLink['kind'], may: { readonly invite: boolean }): boolean =>
	kind === 'watch' || (kind === 'invitation' && may.invite);

/** The board and the person asking, where they may do what they ask; the rest is told it is not theirs. */
async function allowed(event: RequestEvent<{ board: string }>, may: (standing: Standing) => boolean) {
	const { person } = personOf(event);
	const board = idOf<BoardId>(event.params.board);
	const standing = await standingOn(event.locals.store, event.locals.caller, board);
	if (!standing || !may(standing)) error(403, 'Your seat on this board does not let you do that.');
	return { board, person };
}

const days = v.pipe(
	v.string(),
	v.picklist(['1', '7', '30', '90', '365'], 'Choose how long.'),
	v.transform(Number)
);
const label = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1, 'Note whom it is for.'),
	v.maxLength(80, 'At most 80 characters.')
);
const seats = v.pipe(v.array(v.picklist(seatKinds)), v.minLength(1, 'Choose at least one seat.'));

export const actions: Actions = {
	invite: async (event) => {
		const { board, person } = await allowed(event, mayInvite);
		const form = await readForm(event.request, { label, seats, days });
		if (!form.ok) return fail(400, { ...form.error, of: 'invite' });
		const { path } = await invite(event.locals.store, { ...form.value, board, madeBy: person });
		return { made: { of: 'invite', path, label: form.value.label } };
	},
	watch: async (event) => {
		const { board, person } = await allowed(event, mayShow);
		const form = await readForm(event.request, { label, days });
		if (!form.ok) return fail(400, { ...form.error, of: 'watch' });
		const { path } = await watchLink(event.locals.store, { ...form.value, board, madeBy: person });
		return { made: { of: 'watch', path, label: form.value.label } };
	},
	revoke: async (event) => {
		const { board } = await allowed(event, mayShow);
		const form = await readForm(event.request, { link: v.string() });
		if (!form.ok) return fail(400, { ...form.error, of: 'revoke' });
		const link = await event.locals.store.links.one(form.value.link);
		const ofBoard = link?.kind === 'watch' || link?.kind === 'invitation' ? link : null;
		if (ofBoard?.board !== board) error(404, 'There is no such link on this board.');
		if (ofBoard.kind === 'invitation') await allowed(event, mayInvite);
		await revokeLink(event.locals.store, ofBoard);
		return { said: 'The link is taken back.' };
	},
	close: async (event) => {
		const { person: me } = await allowed(event, mayInvite);
		const form = await readForm(event.request, { person: v.string() });
		if (!form.ok) return fail(400, { ...form.error, of: 'close' });
		const person = idOf<PersonId>(form.value.person);
		if (person === me) error(400, 'Somebody else has to close your own account.');
		await closeAccount(event.locals.store, person);
		return { said: 'The account is closed.' };
	}
};
