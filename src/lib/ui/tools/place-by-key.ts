import type { FreeHand } from './free-hand.svelte.ts';
import { anchorOn, marksOn, type Thing } from './mark-words.ts';

/**
 * Uses the tool in the hand on the card or cell the keyboard stands on. False where there is none, or it follows a
 * hand by its nature: ink is drawn and wiped out by a pointer. A connector takes two: where it begins, and where it ends.
 */
export function placeByKey(free: FreeHand, thing: Thing): boolean {
	const { tool } = free;
	if (!free.may || !tool || tool.kind === 'pen' || tool.kind === 'eraser') return false;
	const anchor = anchorOn(thing, marksOn(free.board.free.all.values(), thing).length);
	if (tool.kind === 'connector') free.connectByKey(anchor);
	else free.heard({ kind: 'place', tool, anchor });
	return true;
}
