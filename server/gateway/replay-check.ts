import * as Y from 'yjs';
import type { BoardId } from '#lib/domain/ids.ts';
import { StaleHead, type LogReader, type StoredCheckpoint } from '#lib/server/storage/ports.ts';
import { advance, checkpointOf, type Step } from './decisions.ts';
import { loadBoard } from './load.ts';
import { Diverged } from './unwritten.ts';

/** A board in memory, about to begin a new generation. */
interface Live {
	readonly board: BoardId;
	/** The document seats are shown: what is on disk; null before there is one. */
	readonly agreed: Y.Doc | null;
	/** Judged and not written yet. */
	readonly steps: readonly Step[];
	/** What would be written of the table they were judged on. */
	readonly checkpoint: StoredCheckpoint;
}

/**
 * Loads the board from disk as a fresh server would and compares: a checkpoint is only written where memory and log
 * say the same, for from then on the log before it is read no more. Rejects with `Diverged` where they differ, and with
 * `StaleHead` where somebody else has written meanwhile: whoever was held up may own the board no more, and that is no alarm.
 */
export async function replayCheck(log: LogReader, live: Live): Promise<void> {
	try {
		await compare(log, live);
	} catch (cause) {
		if (cause instanceof Diverged && (await hasMovedOn(log, live)))
			throw new StaleHead(`board ${live.board} has moved on`, { cause });
		throw cause;
	}
}

async function hasMovedOn(log: LogReader, { board, steps, checkpoint }: Live): Promise<boolean> {
	const head = await log.head(board);
	return (
		head !== null && (head.seq > checkpoint.seq - steps.length || head.generation >= checkpoint.generation)
	);
}

async function compare(log: LogReader, live: Live): Promise<void> {
	const { board, agreed, steps, checkpoint } = live;
	const loaded = await loadBoard(log, board);
	if (!loaded) return;
	if (agreed && !sameBytes(Y.encodeStateAsUpdate(agreed), Y.encodeStateAsUpdate(loaded.agreed)))
		throw new Diverged(`what is shown of board ${board} is not what its log says`);
	for (const { entry } of steps) advance(loaded.state, entry);
	const replayed = checkpointOf(loaded.state);
	if (replayed.log !== checkpoint.log || !sameBytes(replayed.body, checkpoint.body))
		throw new Diverged(`what board ${board} judges on is not what its log says`);
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
