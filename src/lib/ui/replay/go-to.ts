import { tick } from 'svelte';
import type { Replay } from '#lib/client/replay.svelte.ts';
import { itemOf } from '#lib/domain/lookup.ts';
import type { BoardView } from '../board-view.svelte.ts';

/** Stops at a chapter and brings the card it is about into view, as the board stood then. */
export async function goTo(replay: Replay, view: BoardView, seq: number): Promise<void> {
	replay.pause();
	replay.seek(seq);
	const proposal = replay.marks.find((mark) => mark.seq === seq)?.proposal;
	const [change] = (proposal && replay.table.proposals.get(proposal)?.changes) || [];
	// The scene has to hear of the moment first: the card may stand elsewhere in it.
	await tick();
	const item = change ? itemOf(change) : null;
	if (item !== null) view.scene?.fly(item);
}
