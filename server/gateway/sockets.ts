import type { BoardId } from '#lib/domain/ids.ts';
import type { Told } from '#lib/server/bus.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import type { Connection, Guest } from './connection.ts';
import { createBuckets, createCounts, type Limits } from './limits.ts';
import { isNode } from './nodes/relays.ts';

/** Every open socket of this process: counted, kept alive, and closed when its sign-in or link ends. */
export function createSockets(storage: Storage, limits: Limits, report: (cause: unknown) => void) {
	const open = new Set<Connection>();
	const counts = createCounts();
	const perBoard = createCounts();
	const openings = createBuckets(limits.personSockets);
	const keyOf = (guest: Guest) => (guest.kind === 'person' ? `p ${guest.person}` : `l ${guest.link}`);
	const mostOf = ({ kind }: Guest) => (kind === 'person' ? limits.socketsOfPerson : limits.socketsOfLink);

	const pulse = setInterval(() => {
		for (const connection of open) connection.pulse();
		closeExpired().catch(report);
	}, limits.pulse);
	pulse.unref();

	/** What nobody told us of: a sign-in or a link that simply ran out. */
	async function closeExpired(): Promise<void> {
		const now = Date.now();
		const over = new Map<string, Promise<boolean>>();
		for (const connection of open) {
			const { guest } = connection;
			const key = guest.kind === 'person' ? guest.authSession : guest.link;
			if (!over.has(key)) over.set(key, isOver(storage, guest, now));
			if (await over.get(key)) connection.close(4401);
		}
	}

	function release(guest: Guest, board: BoardId): void {
		counts.remove(keyOf(guest));
		perBoard.remove(board);
	}

	return {
		/** Whether the guest may open one more on the board; counted from now on. */
		admit(guest: Guest, board: BoardId): boolean {
			if (guest.kind === 'person' && !openings.take(guest.person)) return false;
			if (!counts.add(keyOf(guest), mostOf(guest))) return false;
			const isRoom = perBoard.add(board, limits.socketsOfBoard);
			if (!isRoom) counts.remove(keyOf(guest));
			return isRoom;
		},
		/** What it came by may have ended while it was let in: nobody could close it then. */
		add(connection: Connection): void {
			open.add(connection);
			void isOver(storage, connection.guest, Date.now()).then((over) => {
				if (over) connection.close(4401);
			}, report);
		},
		remove(connection: Connection): void {
			open.delete(connection);
			release(connection.guest, connection.board);
		},
		/** Gives back what `admit` counted where no connection came of it. */
		release,
		/** A sign-in or a link ended: so do its sockets, now. */
		heed(told: Told): void {
			for (const connection of open) if (concerns(told, connection.guest)) connection.close(4401);
		},
		all: (): ReadonlySet<Connection> => open,
		/** How many there are by role. */
		count(): Record<Guest['kind'], number> {
			const by = { person: 0, watcher: 0 };
			for (const { guest } of open) by[guest.kind]++;
			return by;
		},
		/** The server stops: everybody is to come again. */
		close(): void {
			clearInterval(pulse);
			for (const connection of open) connection.close(1012);
		}
	};
}
export type Sockets = ReturnType<typeof createSockets>;

/** Whether the sign-in or the link has ended by which somebody came. */
export async function isOver(storage: Storage, guest: Guest, now: number): Promise<boolean> {
	if (isNode(guest)) return false;
	if (guest.kind === 'watcher') {
		const link = await storage.links.one(guest.link);
		return link?.state.kind !== 'live' || link.expiresAt <= now;
	}
	if (guest.authSession === 'local') return false;
	const found = await storage.authSessions.find(guest.authSession);
	return !found || found.account.closedAt !== null || found.session.expiresAt <= now;
}

function concerns(told: Told, guest: Guest): boolean {
	if (told.kind === 'auth-ended')
		return (
			guest.kind === 'person' &&
			guest.person === told.person &&
			(told.authSession === null || told.authSession === guest.authSession)
		);
	return told.kind === 'link-ended' && guest.kind === 'watcher' && guest.link === told.link;
}
