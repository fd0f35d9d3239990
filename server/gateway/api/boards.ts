import { seatsOf } from '#lib/domain/authority.ts';
import { idOf, type BoardId } from '#lib/domain/ids.ts';
import { boardOf } from '#lib/domain/table.ts';
import { baseUpdate } from '#lib/document/agreed.ts';
import type { Head, LogReader, StoredCheckpoint } from '#lib/server/storage/ports.ts';
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
	if (!(await begunOf(log, board)).has(Number(number))) throw movedOn();
	return {
		status: 200,
		headers: { 'cache-control': 'private, max-age=31536000, immutable' },
		fixed: {
			key: `generation ${board} ${String(Number(number))}`,
			type: 'application/octet-stream',
			// Hundreds open a board at once: what it began with is read and written out for the first of them.
			make: async () => {
				const checkpoint = await checkpointOf(log, board, Number(number));
				if (!checkpoint) throw movedOn();
				return baseUpdate(checkpoint.generation, tableAt(checkpoint));
			}
		}
	};
}

/** How far back a generation may lie: whoever asks has just been told of it, and it may have turned meanwhile. */
const recent = 3;

const movedOn = (): Denied => new Denied(404, 'The board has moved on since then.');

/** By number, the entry after which a generation begins. */
type Begun = ReadonlyMap<number, number>;
/** Of each log, by board and where it stands. */
const begun = new WeakMap<LogReader, Map<string, Promise<Begun>>>();
const mostBegun = 1000;

/** The recent generations. A checkpoint is as large as a board, so each is looked at once and its number remembered. */
async function begunOf(log: LogReader, board: BoardId): Promise<Begun> {
	const head = await log.head(board);
	if (!head) return new Map();
	const key = `${board} ${head.generation}`;
	const kept = begun.get(log) ?? new Map<string, Promise<Begun>>();
	begun.set(log, kept);
	const known = kept.get(key) ?? recentOf(log, board, head);
	if (kept.size >= mostBegun) kept.clear();
	kept.set(key, known);
	known.catch(() => kept.delete(key));
	return known;
}

async function recentOf(log: LogReader, board: BoardId, { seq }: Head): Promise<Begun> {
	const found = new Map<number, number>();
	let next = await log.checkpoint(board, seq);
	for (let back = 0; next && back <= recent; back++) {
		found.set(next.generation, next.seq);
		next = await log.checkpoint(board, next.seq - 1);
	}
	return found;
}

/** The checkpoint that a recent generation began with. */
async function checkpointOf(
	log: LogReader,
	board: BoardId,
	generation: number
): Promise<StoredCheckpoint | null> {
	const seq = (await begunOf(log, board)).get(generation);
	const found = seq === undefined ? null : await log.checkpoint(board, seq);
	return found?.generation === generation ? found : null;
}

export const boards: readonly Resource[] = [
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})$/, answer: board },
	{ method: 'GET', path: /^\/api\/v1\/boards\/([\w.:-]{1,64})\/generations\/(\d{1,10})$/, answer: generation }
];
