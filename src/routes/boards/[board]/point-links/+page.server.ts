import { error, fail, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { idOf, type BoardId, type ItemId, type PersonId } from '#lib/domain/ids.ts';
import { pointLink, revokeLink } from '#lib/server/auth/links.ts';
import type { Table } from '#lib/domain/table.ts';
import { mayAskForPoints, mayShow, standingOn, type Standing } from '#lib/server/auth/sees.ts';
import { readForm, rejected } from '#lib/server/form.ts';
import type { BoardLink } from '#lib/server/storage/account-ports.ts';
import { personOf } from '../../../browser.server.ts';
import { shownLinks } from '../people/shown.server.ts';
import { tableOn } from '../table.server.ts';
import type { Actions, PageServerLoad } from './$types';

const notYours = 'Talking-point links are made by whoever signs for a product of this board.';

/** Whose links somebody sees and takes back: their own; whoever shows the board to others, everybody's. */
const sees =
	(standing: Standing, me: PersonId) =>
	(link: BoardLink): boolean =>
		link.kind === 'point' && (mayShow(standing) || link.madeBy === me);

export const load: PageServerLoad = async (event) => {
	const { standing, board } = await event.parent();
	const may = { make: mayAskForPoints(standing), show: mayShow(standing) };
	if (standing.watching || !(may.make || may.show)) error(403, notYours);
	const { person } = personOf(event);
	const { store } = event.locals;
	const summary = await store.boards.one(board.id);
	const { session } = summary ?? { session: null };
	const links = await shownLinks(store, board.id, sees(standing, person));
	const table = links.some(({ item }) => item !== null) ? await tableOn(store.log, board.id) : null;
	return {
		may,
		links: links.map((link) => ({ ...link, about: aboutOn(table, link.item) })),
		about: event.url.searchParams.get('item') ?? '',
		/** The next session, where one is called and not yet under way. */
		until: session?.state === 'scheduled' || session?.state === 'preparing' ? session.startsAt : null,
		now: Date.now()
	};
};

/** The item a link asks about, as its maker knows it; null: the link names none, or the board has it no more. */
function aboutOn(table: Table | null, id: ItemId | null) {
	const item = table?.items.get(id ?? '');
	if (!table || !item) return null;
	const product = table.products.get(table.places.get(item.id)?.product ?? '')?.name ?? '';
	return { key: item.key, title: item.title, product };
}

async function standingHere(event: RequestEvent<{ board: string }>) {
	const { person } = personOf(event);
	const board = idOf<BoardId>(event.params.board);
	const standing = await standingOn(event.locals.store, event.locals.caller, board);
	if (!standing || !(mayAskForPoints(standing) || mayShow(standing))) error(403, notYours);
	return { board, person, standing };
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
const about = v.pipe(v.string(), v.trim(), v.maxLength(80, 'At most 80 characters.'));

/** The item of that key; null for none asked, undefined where the board has none such. */
async function itemCalled(
	event: RequestEvent,
	board: BoardId,
	key: string
): Promise<ItemId | null | undefined> {
	if (key === '') return null;
	return (await tableOn(event.locals.store.log, board))?.index.keys.get(key);
}

export const actions: Actions = {
	make: async (event) => {
		const { board, person, standing } = await standingHere(event);
		if (!mayAskForPoints(standing)) error(403, notYours);
		const form = await readForm(event.request, { label, days, about });
		if (!form.ok) return fail(400, form.error);
		const item = await itemCalled(event, board, form.value.about);
		if (item === undefined) {
			const errors = { about: 'No item of this board has that key.' };
			return fail(400, rejected({ label: form.value.label, about: form.value.about }, { errors }));
		}
		const made = { board, madeBy: person, item, label: form.value.label, days: form.value.days };
		const { path } = await pointLink(event.locals.store, made);
		return { made: { path, label: form.value.label } };
	},
	revoke: async (event) => {
		const { board, person, standing } = await standingHere(event);
		const form = await readForm(event.request, { link: v.string() });
		if (!form.ok) return fail(400, form.error);
		const link = await event.locals.store.links.one(form.value.link);
		if (link?.kind !== 'point' || link.board !== board || !sees(standing, person)(link))
			error(404, 'There is no such link of yours on this board.');
		await revokeLink(event.locals.store, link);
		return { said: 'The link is taken back.' };
	}
};
