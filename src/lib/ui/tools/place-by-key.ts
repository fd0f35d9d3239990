import type { Anchor } from '#lib/domain/free.ts';
import type { Table } from '#lib/domain/table.ts';
import { isInkTool } from '#lib/scene/free/contract.ts';
import type { FreeHand } from './free-hand.svelte.ts';
import { anchorName, anchorOn, marksOn, type Thing } from './mark-words.ts';
import { heard } from './on-canvas.ts';

/**
 * Uses the tool in the hand on the card or cell the keyboard stands on. False where there is none, or it follows a
 * hand by its nature: ink is drawn and wiped out by a pointer. A connector takes two: where it begins, and where it ends.
 */
export function placeByKey(free: FreeHand, table: Table, thing: Thing): boolean {
	const { tool } = free;
	if (!free.may || !tool || isInkTool(tool) || tool.kind === 'eraser') return false;
	const anchor = anchorOn(thing, marksOn(free.board.free.all.values(), thing).length);
	if (tool.kind === 'connector') connectTo(free, table, anchor);
	else heard(free, { kind: 'place', tool, anchor });
	return true;
}

function connectTo(free: FreeHand, table: Table, at: Anchor): void {
	const { from } = free;
	free.from = from ? null : at;
	if (from) heard(free, { kind: 'connect', from, to: at });
	free.said = from
		? 'Connector drawn.'
		: `The connector begins at ${anchorName(table, at)}. Space where it ends, Escape leaves it.`;
}
