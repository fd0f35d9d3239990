import { expect, test } from 'vitest';
import { idOf, type ActId, type BoardId, type PersonId } from '#lib/domain/ids.ts';
import { agreedBoard } from '#lib/domain/snapshot.ts';
import { tableOf } from '#lib/domain/testing/board.ts';
import { memoryStorage } from '#lib/server/storage/memory/memory.ts';
import type { Lease, Node } from '#lib/server/storage/nodes.ts';
import type { Storage } from '#lib/server/storage/ports.ts';
import { createFigures } from './figures.ts';
import { createBuckets, defaults } from './limits.ts';
import { createRooms } from './rooms.ts';

const board = idOf<BoardId>('board-1');
const root = { person: idOf<PersonId>('root'), administrator: true };

/** A store on which nothing can be written, and the boards whose lease was given back to it. */
function full(): { storage: Storage; released: BoardId[] } {
	const storage = memoryStorage();
	const released: BoardId[] = [];
	const release = async (_node: Node, lease: Lease) => void released.push(lease.board);
	const under: Storage['under'] = (lease) => {
		const { log, drafts } = storage.under(lease);
		return { drafts, log: { ...log, append: () => Promise.reject(new Error('the disk is full')) } };
	};
	const leases = { ...storage.nodes.leases, release };
	return { storage: { ...storage, under, nodes: { ...storage.nodes, leases } }, released };
}

test('a board whose founding could not be written is given back, so that another node can found it', async () => {
	const { storage, released } = full();
	const around = { storage, limits: defaults, acts: createBuckets(defaults.personActs) };
	const rooms = createRooms({ ...around, figures: createFigures(), report: () => {}, saving: () => 'well' });
	const content = agreedBoard(tableOf());
	const act = { kind: 'found', name: 'Portfolio', zone: 'Europe/Berlin', content } as never;
	await expect(rooms.found(board, root, { id: idOf<ActId>('a'), act })).rejects.toThrow();
	expect(released).toEqual([board]);
	await rooms.end();
});
