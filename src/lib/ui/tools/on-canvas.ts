import type { Anchor } from '#lib/domain/free.ts';
import type { MarkId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/result.ts';
import type { FreeIntent } from '#lib/scene/free/contract.ts';
import type { FreeHand } from './free-hand.svelte.ts';

/** What a hand on the canvas comes to in the free layer. */

/** What a new mark looks like until somebody chooses otherwise. */
export const sizes = {
	note: { width: 160, height: 96 },
	shape: { width: 160, height: 96 },
	text: 20
} as const;

/** Does what a hand on the canvas meant. */
export function heard(free: FreeHand, intent: FreeIntent): void {
	switch (intent.kind) {
		case 'place':
			return place(free, intent);
		case 'ink':
			return draw(free, intent);
		case 'connect':
			return connect(free, intent.from, intent.to);
		case 'erase':
			return erase(free, intent.mark);
		case 'nowhere':
			return free.missed();
		case 'choose':
			return free.choose(intent.mark);
		case 'edit':
			return free.edit(intent.mark);
		case 'hang':
			return void free.hang(intent.mark, intent.anchor);
		case 'size':
			return void free.change(intent.mark, { width: intent.width, height: intent.height });
		default:
			return unreachable(intent);
	}
}

function place(free: FreeHand, { tool, anchor, size }: Extract<FreeIntent, { kind: 'place' }>): void {
	switch (tool.kind) {
		case 'note': {
			const { tint } = tool;
			return begin(free, free.add({ kind: 'note', text: '', tint, ...(size ?? sizes.note) }, anchor));
		}
		case 'text':
			return begin(free, free.add({ kind: 'text', text: '', size: sizes.text }, anchor));
		case 'shape': {
			const { form, tint } = tool;
			const id = free.add({ kind: 'shape', form, tint, text: '', ...(size ?? sizes.shape) }, anchor);
			return made(free, id);
		}
		case 'comment':
			free.tool = null;
			free.beginning = anchor;
			return;
		case 'reaction':
			if (anchor.on === 'card') return free.react({ on: 'card', item: anchor.item }, tool.glyph, anchor);
			return void free.add({ kind: 'reaction', glyph: tool.glyph }, anchor);
		case 'dot':
			return void free.add({ kind: 'dot', tint: tool.tint }, anchor);
		case 'image':
			return free.placePicture(anchor);
		case 'pen':
		case 'highlighter':
		case 'eraser':
		case 'connector':
			return;
		default:
			return unreachable(tool);
	}
}

function draw(free: FreeHand, { tool, points, anchor }: Extract<FreeIntent, { kind: 'ink' }>): void {
	const { tint, width } = tool;
	const seeThrough = tool.kind === 'highlighter' || undefined;
	free.add({ kind: 'ink', tint, width, points: [...points], seeThrough }, anchor);
}

const connect = (free: FreeHand, from: Anchor, to: Anchor): void =>
	made(free, free.add({ kind: 'connector', to, text: '', tint: free.set.stroke }, from));

/** Only one's own ink: whatever else lies under the eraser stays. */
function erase(free: FreeHand, id: MarkId): void {
	const { free: layer } = free.board;
	if (free.at(id)?.mark.kind === 'ink' && layer.mayMoveOrRemove(id)) free.told(layer.remove(id));
}

/** What was just made is chosen, the tool put away. */
function made(free: FreeHand, id: MarkId | null): void {
	free.tool = null;
	if (id) free.choose(id);
}

/** What was just made is written in. */
function begin(free: FreeHand, id: MarkId | null): void {
	free.tool = null;
	if (id) free.edit(id);
}
