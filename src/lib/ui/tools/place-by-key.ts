import type { Anchor } from '#lib/domain/free.ts';
import type { Table } from '#lib/domain/table.ts';
import { isInkTool } from '#lib/scene/free/contract.ts';
import type { FreeHand } from './free-hand.svelte.ts';
import { anchorName, anchorOn, marksOn, type Thing } from './mark-words.ts';
import { heard } from './on-canvas.ts';
import { toolNames } from './tool-words.ts';

/**
 * Uses the tool in the hand on the card or cell the keyboard stands on. False where there is none, or it follows a
 * hand by its nature: ink is drawn and wiped out by a pointer. A connector takes two: where it begins, and where it ends.
 */
export function placeByKey(free: FreeHand, table: Table, thing: Thing): boolean {
	const { tool } = free;
	if (!free.may || !tool || isInkTool(tool) || tool.kind === 'eraser') return false;
	const count = () => marksOn(free.board.free.all.values(), thing).length;
	const before = count();
	const anchor = anchorOn(thing, before);
	if (tool.kind === 'connector') connectTo(free, table, anchor);
	else heard(free, { kind: 'place', tool, anchor });
	// Of the others the focus tells: it is where they are written.
	if (tool.kind === 'dot' || tool.kind === 'reaction' || tool.kind === 'shape')
		free.tell(came(toolNames[tool.kind], anchorName(table, anchor), count() - before));
	return true;
}

/** A reaction that was there already is taken back; where nothing came of it, why has been said. */
const came = (what: string, where: string, more: number): string =>
	more > 0 ? `${what} put on ${where}.` : more < 0 ? `${what} taken back from ${where}.` : '';

function connectTo(free: FreeHand, table: Table, at: Anchor): void {
	const { from } = free;
	free.from = from ? null : at;
	if (from) heard(free, { kind: 'connect', from, to: at });
	const where = anchorName(table, at);
	free.tell(
		from
			? `Connector drawn to ${where}.`
			: `The connector begins at ${where}. Space where it ends, Escape leaves it.`
	);
}
