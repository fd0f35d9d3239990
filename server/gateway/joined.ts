import { seatsOf } from '#lib/domain/authority.ts';
import type { Who } from '#lib/domain/decide.ts';
import { idOf, type ActId } from '#lib/domain/ids.ts';
import type { AccessLinkOf } from '#lib/server/storage/account-ports.ts';
import type { Owner } from '#lib/server/storage/nodes.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { Elsewhere } from './nodes/owning.ts';
import type { Rooms } from './rooms.ts';

/**
 * Seats whoever took an invitation: the act is asked at the door in its maker's name, under an id made from
 * the link, so that a crash in between neither loses nor doubles it. Resolves with the other nodes that own boards
 * somebody joined.
 */
export async function seatJoined(storage: Storage, rooms: Rooms): Promise<readonly Owner[]> {
	const others = new Map<string, Owner>();
	for (const link of await storage.links.unseated()) {
		try {
			if (await seatOne(storage, rooms, link)) await storage.links.seated(link.id);
		} catch (error) {
			if (!(error instanceof Elsewhere)) throw error;
			others.set(error.owner.node, error.owner);
		}
	}
	return [...others.values()];
}

/** False where it is to be tried again later. */
async function seatOne(storage: Storage, rooms: Rooms, link: AccessLinkOf<'invitation'>): Promise<boolean> {
	if (link.state.kind !== 'spent') return false;
	const room = await rooms.open(link.board);
	const maker = await storage.accounts.one(link.madeBy);
	if (!room || !maker) return true;
	const person = link.state.by;
	const who: Who = { person: maker.person, administrator: maker.administrator && maker.closedAt === null };
	const seats = [...new Set([...seatsOf(room.table, person), ...link.seats])];
	await room.act(who, { id: idOf<ActId>(`join-${link.id}`), act: { kind: 'seat', person, seats } });
	return true;
}
