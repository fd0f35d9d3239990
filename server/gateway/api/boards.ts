import { seatsOf } from '#lib/domain/authority.ts';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { boardOf } from '#lib/domain/table.ts';
import { baseUpdate } from '#lib/document/agreed.ts';
import type { LogReader, StoredCheckpoint } from '#lib/server/storage/ports.ts';
import { tableAt } from '../load.ts';
import { Denied, guestOf, json, roomOf, type Asking, type Reply, type Resource } from './reply.ts';

/** Where a board stands and who the caller is on it. */
async function board(asking: Asking): Promise<Reply> {
	const id = idOf<BoardId>(asking.params[0] ?? '');
	const { guest, room } = await roomOf(asking, id);
	const { generation, seq } = room.head;
	const me =
		guest.kind === 'person'
			? {
					person: guest.person,
					name: guest.name,
					seats: seatsOf(room.table, guest.person),
					administrator: guest.administrator,
					watching: false
				}
			: { person: null, name: '', seats: [], administrator: false, watching: true };
	const client = guest.kind === 'person' ? room.clientFor(guest.person) : 0;
	const name = boardOf(room.table)?.name ?? '';
	return json({ id, name, generation, seq, client, me, now: Date.now() });
}

/** The agreed room of a generation as it began. The same bytes for ever. */
async function generation(asking: Asking): Promise<Reply> {
	const [id = '', number = ''] = asking.params;
	const board = idOf<BoardId>(id);
	await guestOf(asking, board);
	const { log } = asking.gateway.storage;
	return {
		status: 200,
		headers: { 'cache-control': 'private, max-age=31536000, immutable' },
		fixed: {
			key: `generation ${board} ${String(Number(number))}`,
			type: 'application/octet-stream',
			// Hundreds open a board at once: what it began with is read and written out for the first of them.
			make: async () => {
				const checkpoint = await checkpointOf(log, board, Number(number));
				if (!checkpoint) throw new Denied(404, 'The board has moved on since then.');
				return baseUpdate(checkpoint.generation, tableAt(checkpoint));
			}
		}
	};
}

/** How far back a generation may lie: whoever asks has just been told of it, and it may have turned meanwhile. */
const recent = 3;

/** The checkpoint that a recent generation began with. */
async function checkpointOf(
	log: LogReader,
	board: BoardId,
	generation: number
): Promise<StoredCheckpoint | null> {
	let found = await log.checkpoint(board);
	for (let back = 0; found && found.generation > generation && back < recent; back++)
		found = await log.checkpoint(board, found.seq - 1);
	return found?.generation === generation ? found : null;
}

export const boards: readonly Resource[] = [
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})$/, answer: board },
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/generations\/(\d{1,10})$/, answer: generation }
];
