import { heed } from '#lib/server/bus.ts';
import { cookieNames } from '#lib/server/auth/cookies.ts';
import { freshSecret } from '#lib/server/auth/secrets.ts';
import { isSecure, type Env } from '#lib/server/env.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { createCallers, type Callers } from './callers.ts';
import { createBuckets, defaults, type Buckets, type Limits } from './limits.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { seatJoined } from './joined.ts';
import { createSockets, type Sockets } from './sockets.ts';

/** Everything that stands between the network and the boards of one data folder. */
export interface Gateway {
	readonly env: Pick<Env, 'publicUrl' | 'host'>;
	readonly storage: Storage;
	readonly limits: Limits;
	readonly rooms: Rooms;
	readonly sockets: Sockets;
	readonly callers: Callers;
	readonly acts: Buckets;
	readonly personBytes: Buckets;
	readonly linkPoints: Buckets;
	readonly addressSockets: Buckets;
	readonly addressRequests: Buckets;
	/** What the command line shows to be let in as the local administrator. */
	readonly token: string;
	/** Notes a fault of ours. */
	readonly report: (cause: unknown) => void;
	/** Sends everybody away to come again, writes what was taken, and lets go of the boards. */
	close(): Promise<void>;
}

export function createGateway(parts: {
	storage: Storage;
	env: Pick<Env, 'publicUrl' | 'host'>;
	limits?: Partial<Limits>;
	report?: (cause: unknown) => void;
}): Gateway {
	const { storage, env, report = (cause) => console.error(cause) } = parts;
	const limits: Limits = { ...defaults, ...parts.limits };
	const token = freshSecret();
	const acts = createBuckets(limits.personActs);
	const rooms = createRooms({ storage, limits, acts, report });
	const sockets = createSockets(storage, limits, report);
	const seat = () => seatJoined(storage, rooms).catch(report);
	const unheed = heed((told) => (told.kind === 'joined' ? seat() : sockets.heed(told)));
	void seat();
	return {
		env,
		storage,
		limits,
		rooms,
		sockets,
		callers: createCallers(storage, cookieNames(isSecure(env)), token),
		acts,
		personBytes: createBuckets(limits.personBytes),
		linkPoints: createBuckets(limits.linkPoints),
		addressSockets: createBuckets(limits.addressSockets),
		addressRequests: createBuckets(limits.addressRequests),
		token,
		report,
		async close() {
			unheed();
			sockets.close();
			await rooms.close();
		}
	};
}
