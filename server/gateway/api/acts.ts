import { parseAsk } from '#lib/domain/acts.ts';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { readBody } from './body.ts';
import { Denied, guestOf, json, type Asking, type Reply, type Resource } from './reply.ts';

/** The one door over HTTP. */
async function ask(asking: Asking): Promise<Reply> {
	const { gateway, params, request } = asking;
	const board = idOf<BoardId>(params[0] ?? '');
	const guest = await guestOf(asking, board);
	if (guest.kind === 'watcher') throw new Denied(403, 'A watch link reads the board and no more.');
	const { person, administrator } = guest;
	if (!gateway.acts.take(person)) throw new Denied(429, 'Too much at once. Wait a moment.');
	// Before the body is read: it may have to be handed on to the board's owner.
	const room = await gateway.rooms.open(board);
	if (!room) throw new Denied(404, 'There is no such board.');
	const parsed = parseAsk(await readBody(request, gateway.limits.message));
	if (!parsed.ok) throw new Denied(400, parsed.error);
	const answer = await room.act({ person, administrator }, parsed.value);
	return json(answer, answer.ok ? 200 : 409);
}

export const acts: readonly Resource[] = [
	{ method: 'POST', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/acts$/, answer: ask }
];
