import type { DrawTool } from '#lib/scene/free/contract.ts';
import type { ToolKind } from './tool-set.svelte.ts';

/** What the tools of the free layer are called, on their buttons and read out. */
export const toolNames: Readonly<Record<DrawTool['kind'], string>> = {
	note: 'Note',
	text: 'Text',
	pen: 'Pen',
	highlighter: 'Highlighter',
	eraser: 'Eraser of your own ink',
	shape: 'Shape',
	connector: 'Connector',
	comment: 'Comment',
	reaction: 'Reaction',
	dot: 'Dot vote',
	image: 'Picture'
};

/** What to do with a tool that a key has put into the hand. */
export function toolHint(kind: ToolKind): string {
	if (kind === 'pen' || kind === 'highlighter' || kind === 'eraser') return 'It follows a pointer.';
	if (kind === 'connector') return 'Space in the grid where it begins, and again where it ends.';
	return 'Space in the grid puts it where you stand.';
}
