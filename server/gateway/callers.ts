import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { idOf, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import { actorOf, type Caller } from '#lib/server/auth/actor.ts';
import { readCookie, type CookieNames } from '#lib/server/auth/cookies.ts';
import { digest } from '#lib/server/auth/secrets.ts';
import { networkOf } from '#lib/server/network.ts';
import type { AccessLinkOf } from '#lib/server/storage/account-ports.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import type { Guest } from './connection.ts';
import type { Passes } from './nodes/passes.ts';

/** The administrator of this machine: whoever can read `server.json` in the data folder. */
export const localAdministrator: Extract<Caller, { kind: 'person' }> = {
	kind: 'person',
	person: idOf<PersonId>('local-administrator'),
	name: 'Command line',
	administrator: true,
	authSession: 'local',
	watch: null
};

interface Parts {
	readonly storage: Storage;
	readonly cookies: CookieNames;
	readonly token: string;
	readonly passes: Passes;
	readonly env: { readonly addressHeader?: string | null };
}

/** Whose limits a request counts for: as the proxy says where it is told to, else whoever is connected. */
function addressIn({ headers, socket }: IncomingMessage, header: string | null): string {
	const named = header === null ? '' : String(headers[header] ?? '');
	// Of a list the last is what our own proxy has seen; the ones before it are what was claimed to it.
	const last = named.slice(named.lastIndexOf(',') + 1).trim();
	return networkOf(last || (socket.remoteAddress ?? 'unknown'));
}

/** Says who is asking: by the cookies, by the token of `server.json`, or by the word of another node. */
export function createCallers({ storage, cookies, token, passes, env }: Parts) {
	const expected = Buffer.from(digest(token));

	function isLocal(request: IncomingMessage): boolean {
		const [, given] = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '') ?? [];
		return given !== undefined && timingSafeEqual(Buffer.from(digest(given)), expected);
	}

	return {
		/**
		 * Whether nobody need ask from which page it comes: by the command line's token, so that no browser stands
		 * behind it, or by a node that has asked already.
		 */
		isVouchedFor: (request: IncomingMessage): boolean => isLocal(request) || passes.read(request) !== null,
		/** Handed on by another node, which took us for the owner of the board. */
		isHandedOn: (request: IncomingMessage): boolean => passes.read(request) !== null,
		async callerOf(request: IncomingMessage): Promise<Caller> {
			if (isLocal(request)) return localAdministrator;
			return passes.read(request)?.caller ?? (await actorOf(storage, request.headers.cookie, cookies));
		},
		/** From where they come, for limits. */
		addressOf: (request: IncomingMessage): string =>
			passes.read(request)?.address ?? addressIn(request, env.addressHeader ?? null),
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
