import { cookieNames } from '#lib/server/auth/cookies.ts';
import { freshSecret } from '#lib/server/auth/secrets.ts';
import { isSecure, type Env } from '#lib/server/env.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { createCallers, type Callers } from './callers.ts';
import { createBuckets, defaults, type Buckets, type Limits } from './limits.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { seatJoined } from './joined.ts';
import { createPasses, type Passes } from './nodes/passes.ts';
import { createSeating, heedPages } from './nodes/told.ts';
import { createWays, type Ways } from './nodes/ways.ts';
import { createSockets, type Sockets } from './sockets.ts';

/** Everything that stands between the network and the boards of one data folder. */
export interface Gateway {
	readonly env: Pick<Env, 'publicUrl' | 'host'>;
	readonly storage: Storage;
	readonly limits: Limits;
	readonly rooms: Rooms;
	readonly sockets: Sockets;
	readonly callers: Callers;
	/** Between the nodes of one database: who may hand on, and what is being handed on. */
	readonly passes: Passes;
	readonly ways: Ways;
	/** Seats whoever joined boards of this node. */
	seatJoined(): Promise<unknown>;
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
	/** Where other nodes reach this one. */
	address?: Promise<string>;
	limits?: Partial<Limits>;
	report?: (cause: unknown) => void;
}): Gateway {
	const { storage, env, address, report = (cause) => console.error(cause) } = parts;
	const limits: Limits = { ...defaults, ...parts.limits };
	const token = freshSecret();
	const acts = createBuckets(limits.personActs);
	const { leases, news, secret } = storage.nodes;
	const rooms = createRooms({ storage, limits, acts, report, address });
	const sockets = createSockets(storage, limits, report);
	const passes = createPasses(secret);
	const ways = createWays(leases, limits.lease, report);
	const seatHere = () => seatJoined(storage, rooms);
	const seat = createSeating({ seatHere, passes, later: limits.lease, report });
	const unheed = heedPages({ news, sockets, seat, report });
	void seat();
	return {
		env,
		storage,
		limits,
		rooms,
		sockets,
		callers: createCallers(storage, cookieNames(isSecure(env)), token, passes),
		passes,
		ways,
		seatJoined: seatHere,
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
			ways.close();
			await rooms.close();
		}
	};
}
