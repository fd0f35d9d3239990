import { MessageCircle, Pencil, Pin, Trash, Layers } from '@lucide/svelte';
import type { MarkId } from '#lib/domain/ids.ts';
import type { Entry, MenuOf } from '../hands/menu-entries.ts';
import type { FreeHand } from './free-hand.svelte.ts';
import { anchorOn, kindName, marksOn, type Thing } from './mark-words.ts';

/** What a mark's menu offers; null where it is gone. */
export function markMenu(id: MarkId, free: FreeHand): MenuOf | null {
	const hung = free.at(id);
	if (!hung) return null;
	const { mark, anchor } = hung;
	const layer = free.board.free;
	const edits = free.may && layer.mayEdit(id);
	const pinned = 'pinned' in mark && mark.pinned === true;
	const thing: Thing = anchor;
	return {
		title: `${kindName(mark)} by ${free.board.nameOf(mark.by)}`,
		groups: [
			[
				...(mark.kind === 'comment'
					? [{ text: 'Read the thread', icon: MessageCircle, does: () => free.choose(id) }]
					: []),
				...(edits && 'text' in mark && mark.kind !== 'comment'
					? [{ text: 'Write in it', icon: Pencil, key: 'Enter', does: () => free.edit(id) }]
					: []),
				...(edits && mark.kind !== 'reaction' && mark.kind !== 'dot'
					? [
							{
								text: pinned ? 'Leave with this session' : 'Carry over to the next session',
								icon: Pin,
								does: () => free.pin(id, !pinned)
							}
						]
					: []),
				...(free.may && layer.mayMoveOrRemove(id)
					? [{ text: 'Take it away', icon: Trash, key: 'Delete', does: () => free.remove(id) }]
					: [])
			],
			hereEntries(free, thing)
		]
	};
}

/** What a card's and a cell's menu offer about the free layer. */
export function hereEntries(free: FreeHand, thing: Thing): Entry[] {
	const count = marksOn(free.board.free.all.values(), thing).length;
	if (!free.may && count === 0) return [];
	return [
		{
			text: count === 0 ? 'On the board here…' : `On the board here… (${count})`,
			icon: Layers,
			does: () => (free.listing = thing)
		},
		...(free.may
			? [{ text: 'Comment…', icon: MessageCircle, does: () => (free.beginning = anchorOn(thing, count)) }]
			: [])
	];
}
