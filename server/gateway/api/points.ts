import * as v from 'valibot';
import { idOf, type ActId } from '#lib/domain/ids.ts';
import { nextSessionAt, phase } from '#lib/domain/lock.ts';
import { text } from '#lib/domain/pieces.ts';
import { boardOf, type Table } from '#lib/domain/table.ts';
import type { AccessLinkOf } from '#lib/server/storage/account-ports.ts';
import { readBody } from './body.ts';
import { Denied, json, type Asking, type Reply, type Resource } from './reply.ts';

/**
 * What the holder of a Product Owner's talking-point link may do: see until when the board is locked and what
 * they are asked about, and say something to that. Of the board they read nothing else.
 */

/** What a guest sends. `id` is their browser's own for it: sent again, it is answered with the first answer. */
export const brought = v.strictObject({
	id: v.pipe(v.string(), v.regex(/^[\w-]{8,36}$/, 'An id is 8 to 36 letters, digits or - _')),
	guest: text(200),
	text: text(4000)
});

/** The link by whose cookie they ask, and the board it is of. */
async function linkAndRoom({ gateway, request }: Asking) {
	const link = await gateway.callers.pointLinkOf(request);
	if (!link) throw new Denied(401, 'This page opens by a talking-point link. Ask for one, or for a new one.');
	const room = await gateway.rooms.open(link.board);
	if (!room) throw new Denied(404, 'There is no such board.');
	return { link, room };
}

/** What the page of a link shows. `until`: the next session, UTC ms; null where none is called. */
async function shown(asking: Asking): Promise<Reply> {
	const { link, room } = await linkAndRoom(asking);
	const { table } = room;
	const item = link.item === null ? undefined : table.items.get(link.item);
	const owner = await asking.gateway.storage.accounts.one(link.madeBy);
	const board = boardOf(table);
	return json({
		board: board?.name ?? '',
		owner: owner?.name ?? 'the Product Owner',
		item: item ? { key: item.key, title: item.title } : null,
		state: stateOf(table),
		until: nextSessionAt(table),
		zone: board?.zone ?? 'UTC',
		now: Date.now()
	});
}

/** Whether the board keeps anybody out just now: `soft` and `off` never do. */
function stateOf(table: Table): 'locked' | 'in-session' | 'unlocked' {
	if (phase(table) !== 'locked') return 'in-session';
	const policy = boardOf(table)?.policy;
	return policy === 'soft' || policy === 'off' ? 'unlocked' : 'locked';
}

/** Brings a talking point. The act is asked in the name of the link, under an id no seat can have used. */
async function bring(asking: Asking): Promise<Reply> {
	const { gateway, request } = asking;
	const { link, room } = await linkAndRoom(asking);
	if (!gateway.linkPoints.take(link.id))
		throw new Denied(429, 'A lot has come by this link just now. Try again in a few minutes.');
	const parsed = v.safeParse(brought, await readBody(request, gateway.limits.message));
	if (!parsed.success) throw new Denied(400, sentence(parsed.issues[0]));
	const { id, guest, text } = parsed.output;
	const about = link.item !== null && room.table.items.has(link.item) ? { item: link.item } : {};
	const act = { kind: 'bring-point', guest, text, ...about } as const;
	const answer = await room.act(whoBy(link), { id: idOf<ActId>(`${link.id}.${id}`), act });
	return json(answer, answer.ok ? 200 : 409);
}

const whoBy = ({ id, madeBy }: AccessLinkOf<'point'>) => ({ person: madeBy, administrator: false, link: id });

const sentence = (issue: v.BaseIssue<unknown>): string =>
	`${v.getDotPath(issue) ?? 'body'}: ${issue.message}`;

const path = /^\/api\/v1\/talking-point$/;
export const points: readonly Resource[] = [
	{ method: 'GET', path, answer: shown },
	{ method: 'POST', path, answer: bring }
];
