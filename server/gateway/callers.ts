import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { idOf, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import { actorOf, type Caller } from '#lib/server/auth/actor.ts';
import { readCookie, type CookieNames } from '#lib/server/auth/cookies.ts';
import { digest } from '#lib/server/auth/secrets.ts';
import type { AccessLinkOf } from '#lib/server/storage/account-ports.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import type { Guest } from './connection.ts';

/** The administrator of this machine: whoever can read `server.json` in the data folder. */
export const localAdministrator: Extract<Caller, { kind: 'person' }> = {
	kind: 'person',
	person: idOf<PersonId>('local-administrator'),
	name: 'Command line',
	administrator: true,
	authSession: 'local',
	watch: null
};

/** Says who is asking: by the cookies, or by the token of `server.json`. */
export function createCallers(storage: Storage, cookies: CookieNames, token: string) {
	const expected = Buffer.from(digest(token));

	function isLocal(request: IncomingMessage): boolean {
		const [, given] = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '') ?? [];
		return given !== undefined && timingSafeEqual(Buffer.from(digest(given)), expected);
	}

	return {
		/** By the command line's token, so that no browser stands behind it. */
		isLocal,
		callerOf: (request: IncomingMessage): Promise<Caller> =>
			isLocal(request)
				? Promise.resolve(localAdministrator)
				: actorOf(storage, request.headers.cookie, cookies),
		/** The live talking-point link by whose cookie they come. It makes nobody a guest of the board. */
		async pointLinkOf(request: IncomingMessage): Promise<AccessLinkOf<'point'> | null> {
			const visit = readCookie(request.headers.cookie, cookies.point);
			return visit === null ? null : storage.links.visited('point', digest(visit), Date.now());
		},
		/**
		 * What the caller is on this board: a person with a seat (or an administrator), a watcher by a link of
		 * this board, or nothing. Asks the index and loads no board.
		 */
		async guestOn(caller: Caller, board: BoardId): Promise<Guest | null> {
			if (caller.kind === 'person') {
				const { person, name, administrator, authSession } = caller;
				const seatings = administrator ? [] : await storage.boards.seatingsOf(person);
				if (administrator || seatings.some((each) => each.board === board && each.seats.length > 0))
					return { kind: 'person', person, name, administrator, authSession };
			}
			const watch = caller.kind === 'person' ? caller.watch : caller.kind === 'watcher' ? caller : null;
			return watch?.board === board ? { kind: 'watcher', link: watch.link } : null;
		}
	};
}
export type Callers = ReturnType<typeof createCallers>;
