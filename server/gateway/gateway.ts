import { cookieNames } from '#lib/server/auth/cookies.ts';
import { digest, freshSecret } from '#lib/server/auth/secrets.ts';
import { isSecure, type Env } from '#lib/server/env.ts';
import type { Owner } from '#lib/server/storage/nodes.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { inTime } from '../in-time.ts';
import { quiet, type Log } from '../log.ts';
import { createCallers, type Callers } from './callers.ts';
import { watchDisk, type Disk } from './disk.ts';
import { createFigures, type Figures } from './figures.ts';
import { createBuckets, defaults, type Buckets, type Limits } from './limits.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { seatJoined } from './joined.ts';
import { createAstray, type Astray } from './nodes/astray.ts';
import { createPasses, type Passes } from './nodes/passes.ts';
import { createSeating, heedPages } from './nodes/told.ts';
import { createRelays, type Dial, type Relays } from './nodes/relays.ts';
import { createWays, type Ways } from './nodes/ways.ts';
import { createSockets, type Sockets } from './sockets.ts';

/** What the gateway reads of the surroundings. */
export type Place = Pick<Env, 'publicUrl' | 'host'> & Partial<Pick<Env, 'addressHeader' | 'metricsToken'>>;

/** Everything that stands between the network and the boards of one data folder. */
export interface Gateway {
	readonly env: Place;
	readonly storage: Storage;
	readonly limits: Limits;
	readonly rooms: Rooms;
	readonly sockets: Sockets;
	readonly callers: Callers;
	/** Between the nodes of one database: who may hand on, and what is being handed on. */
	readonly passes: Passes;
	readonly ways: Ways;
	readonly relays: Relays;
	readonly astray: Astray;
	/** Seats whoever joined boards of this node; who asks us to asks the other owners too. */
	seatJoined(): Promise<void>;
	readonly acts: Buckets;
	readonly personBytes: Buckets;
	readonly reads: Buckets;
	readonly linkPoints: Buckets;
	readonly addressSockets: Buckets;
	readonly addressRequests: Buckets;
	readonly disk: Disk;
	readonly figures: Figures;
	readonly log: Log;
	/** What the command line shows to be let in as the local administrator. */
	readonly token: string;
	/** Of all nodes of a database one, else another with each start: who asks under two addresses learns whether they lead to the same. */
	readonly instance: string;
	/** Notes a fault of ours. */
	readonly report: (cause: unknown) => void;
	/** Whether it is about to end and lets nobody in. */
	draining(): boolean;
	/** Finishes what was begun, sends everybody away to come again, and lets go of the boards. Rejects where it can't be finished in time. */
	close(): Promise<void>;
}

interface Parts {
	storage: Storage;
	env: Place;
	/** Where other nodes reach this one. */
	address?: Promise<string> | undefined;
	/** How this node reaches others to watch there. */
	dial?: Dial | undefined;
	limits?: Partial<Limits> | undefined;
	log?: Log | undefined;
	report?: ((cause: unknown) => void) | undefined;
}

export function createGateway(parts: Parts): Gateway {
	const { env, address = Promise.resolve(''), log = quiet } = parts;
	const report = parts.report ?? (parts.log ? (err) => log.error({ err }, 'a fault of ours') : console.error);
	const limits: Limits = { ...defaults, ...parts.limits };
	const token = freshSecret();
	const acts = createBuckets(limits.personActs);
	const figures = createFigures();
	const disk = watchDisk(parts.storage, limits, (saving, cause) => {
		if (saving === 'well') log.info('saves again');
		else log.error({ err: cause ?? undefined, saving }, 'does not save');
		void rooms.tellSaving();
	});
	const unfollow = figures.follow(parts.storage);
	const { storage, saving } = disk;
	const { leases, news, secret } = storage.nodes;
	const rooms = createRooms({ storage, limits, acts, report, figures, saving, address });
	const sockets = createSockets(storage, limits, report);
	const passes = createPasses(secret);
	const ways = createWays(leases, limits.lease, report);
	const seatHere = (ask: (owner: Owner) => Promise<void>) => seatJoined(storage, rooms, ask);
	const seat = createSeating({ seatHere, passes, later: limits.lease, report });
	const unheed = heedPages({ news, sockets, seat, report });
	void seat();
	let draining = false;
	return {
		env,
		storage,
		limits,
		rooms,
		sockets,
		disk,
		figures,
		log,
		callers: createCallers({ storage, cookies: cookieNames(isSecure(env)), token, passes, env }),
		...{ passes, ways },
		relays: createRelays({ dial: parts.dial, passes, ways, acts, figures, report }),
		astray: createAstray(address, log),
		seatJoined: () => seatHere(async () => {}),
		acts,
		...bucketsOf(limits),
		token,
		instance: digest(`instance of ${secret}`),
		report,
		draining: () => draining,
		async close() {
			draining = true;
			unheed();
			await drained(rooms, limits.drain, () => {
				sockets.close();
				ways.close();
			});
			await rooms.end();
			disk.stop();
			unfollow();
		}
	};
}

/** How much may come: of a person, by a link, from an address. */
const bucketsOf = (limits: Limits) => ({
	personBytes: createBuckets(limits.personBytes),
	reads: createBuckets(limits.reads),
	linkPoints: createBuckets(limits.linkPoints),
	addressSockets: createBuckets(limits.addressSockets),
	addressRequests: createBuckets(limits.addressRequests)
});

/** Lets every board finish, sends everybody away, and lets it finish what was drafted up to that moment. */
async function drained(rooms: Rooms, ms: number, sendAway: () => void): Promise<void> {
	try {
		await inTime(ms, rooms.drain());
	} finally {
		sendAway();
	}
	await inTime(ms, rooms.drain());
}
