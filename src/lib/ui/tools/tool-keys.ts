import type { FreeHand } from './free-hand.svelte.ts';
import type { DrawTool } from '#lib/scene/free/contract.ts';

/** The tool a person means by its kind, as they have set it. */
export function toolOf(free: FreeHand, kind: Exclude<DrawTool['kind'], 'image'>): DrawTool {
	const { tint, stroke, width, form, glyph } = free;
	const tools: { readonly [K in typeof kind]: Extract<DrawTool, { kind: K }> } = {
		note: { kind: 'note', tint },
		text: { kind: 'text' },
		shape: { kind: 'shape', form, tint: stroke },
		pen: { kind: 'pen', tint: stroke, width },
		eraser: { kind: 'eraser' },
		connector: { kind: 'connector', tint: stroke },
		comment: { kind: 'comment' },
		reaction: { kind: 'reaction', glyph },
		dot: { kind: 'dot', tint: stroke === 'ink' ? 'blue' : stroke }
	};
	return tools[kind];
}

const kinds: Readonly<Record<string, Exclude<DrawTool['kind'], 'image'>>> = {
	...{ n: 'note', t: 'text', r: 'shape', p: 'pen', e: 'eraser' },
	...{ a: 'connector', m: 'comment', E: 'reaction', d: 'dot' }
};

/** What single keys do with tools and with the mark that is chosen. */
export function toolKeys(free: FreeHand): Readonly<Record<string, (() => unknown) | undefined>> {
	if (!free.may) return {};
	const { chosen } = free;
	return {
		...Object.fromEntries(
			Object.entries(kinds).map(([key, kind]) => [key, () => free.take(toolOf(free, kind))])
		),
		...(chosen
			? {
					Enter: () => free.edit(chosen),
					Delete: () => free.remove(chosen),
					Backspace: () => free.remove(chosen)
				}
			: {})
	};
}
