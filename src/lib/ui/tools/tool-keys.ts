import type { FreeHand } from './free-hand.svelte.ts';
import type { ToolKind } from './tool-set.svelte.ts';

const kinds: Readonly<Record<string, ToolKind>> = {
	...{ n: 'note', t: 'text', r: 'shape', p: 'pen', P: 'highlighter', e: 'eraser' },
	...{ a: 'connector', m: 'comment', E: 'reaction', d: 'dot' }
};

type Keys = Readonly<Record<string, (() => unknown) | undefined>>;

/** What single keys do with tools and with the mark that is chosen. */
export function toolKeys(free: FreeHand): Keys {
	if (!free.may) return {};
	const { chosen } = free;
	return {
		...Object.fromEntries(Object.entries(kinds).map(([key, kind]) => [key, () => free.takeByKey(kind)])),
		...(chosen
			? {
					Enter: () => free.edit(chosen),
					Delete: () => free.remove(chosen),
					Backspace: () => free.remove(chosen)
				}
			: {})
	};
}

/** World pixels by which an arrow moves a mark, and by which one does with Shift. */
const near = 2;
const far = 20;

const ways: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
};

/** Arrows move the mark that is chosen, also with Alt, where arrows alone walk the grid. Undefined for any other key. */
export function nudging(
	{ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
	free: FreeHand
): (() => unknown) | undefined {
	const way = ways[key];
	const chosen = free.chosenMark;
	if (!way || !chosen || !free.may || free.editing || free.thread) return undefined;
	const by = shiftKey ? far : near;
	return () => free.nudge(chosen, way[0] * by, way[1] * by);
}
