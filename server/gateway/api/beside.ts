import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { mayRead } from '#lib/domain/private.ts';
import { localAdministrator } from '../callers.ts';
import { Denied, guestOf, json, roomOf, type Asking, type Reply, type Resource } from './reply.ts';

/** What stands beside the log: people's words, and who they are. */

const mostWords = 200;

async function words(asking: Asking): Promise<Reply> {
	const board = idOf<BoardId>(asking.params[0] ?? '');
	const { guest, room } = await roomOf(asking, board);
	const ids = (asking.url.searchParams.get('ids') ?? '').split(',').filter(Boolean);
	if (ids.length > mostWords) throw new Denied(400, `Ask for at most ${mostWords} at once.`);
	if (!ids.every((id) => /^[0-9a-f]{64}$/.test(id))) throw new Denied(400, 'ids: 64 hex digits each');
	const reader = guest.kind === 'person' ? guest.person : null;
	// As if they were not there: whoever may not read them need not learn that they may not.
	const theirs = ids.filter((id) => mayRead(room.table, reader, id));
	const found = theirs.length > 0 ? await asking.gateway.storage.log.words(board, theirs) : [];
	return json(Object.fromEntries(found.map(({ id, text }) => [id, text])));
}

async function people(asking: Asking): Promise<Reply> {
	const board = idOf<BoardId>(asking.params[0] ?? '');
	await guestOf(asking, board);
	const { storage } = asking.gateway;
	const seatings = await storage.boards.seatings(board);
	const names = new Map((await storage.accounts.all()).map(({ person, name }) => [person, name]));
	names.set(localAdministrator.person, localAdministrator.name);
	return json(
		seatings.map(({ person, seats }) => {
			const name = names.get(person) ?? 'Somebody';
			return { person, name, initials: initialsOf(name), seats };
		})
	);
}

/** First letters of the first and the last word. */
function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/);
	const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
	return ends
		.map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
		.join('')
		.toLocaleUpperCase();
}

export const beside: readonly Resource[] = [
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/words$/, answer: words },
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/people$/, answer: people }
];
