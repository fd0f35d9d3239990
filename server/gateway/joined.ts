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
 * the link, so that a crash in between neither loses nor doubles it. Where the board is another node's, that node is
 * asked to. Rejects at the end where somebody could not be seated: who joined other boards does not wait for that.
 */
export async function seatJoined(
	storage: Storage,
	rooms: Rooms,
	ask: (owner: Owner) => Promise<void>
): Promise<void> {
	const others = new Map<string, Owner>();
	const faults: unknown[] = [];
	for (const link of await storage.links.unseated()) {
		try {
			if (await seatOne(storage, rooms, link)) await storage.links.seated(link.id);
		} catch (error) {
			if (error instanceof Elsewhere) others.set(error.owner.node, error.owner);
			else faults.push(error);
		}
	}
	await Promise.all([...others.values()].map(ask));
	if (faults.length > 0) throw new Error('Somebody who joined could not be seated.', { cause: faults[0] });
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
