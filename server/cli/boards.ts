import type { BoardId } from '#lib/domain/ids.ts';
import type { BoardSummary } from '#lib/server/storage/board-index.ts';
import { CommandError } from './failing.ts';
import type { Reached } from './reach.ts';

/** Every board, by name. */
export const boardsIn = ({ pages }: Reached): Promise<readonly BoardSummary[]> => pages.boards.all();

/** The board of that id or name; null where there is none. Throws `CommandError` where several have the name. */
export async function boardNamed(server: Reached, name: string): Promise<BoardId | null> {
	const all = await boardsIn(server);
	const byId = all.find(({ board }) => board === name);
	if (byId) return byId.board;
	const [first, ...others] = all.filter((each) => each.name === name);
	if (others.length > 0)
		throw new CommandError(
			1,
			`${others.length + 1} boards are called “${name}”. Say which by its id: lockstep boards`
		);
	return first?.board ?? null;
}

/** An agreement snapshot byte for byte, so that its SHA-256 is its name. */
export async function exportSnapshot(server: Reached, board: BoardId, version?: string): Promise<Uint8Array> {
	if (version !== undefined && !/^\d{1,9}$/.test(version))
		throw new CommandError(2, '--version is a number.');
	const newest = (await server.pages.boards.one(board))?.version ?? 0;
	const path = `/api/v1/boards/${board}/snapshots/${version ?? newest}`;
	return new Uint8Array(await (await server.request(path)).arrayBuffer());
}
